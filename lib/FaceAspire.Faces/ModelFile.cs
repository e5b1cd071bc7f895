namespace FaceAspire.Faces;

/// <summary>A file that can be fetched.</summary>
/// <param name="Name">Its name on disk.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hex.</param>
public sealed record ModelFile(string Name, Uri Address, long Size, string Sha256)
{
    private const string Zoo = "https://media.githubusercontent.com/media/opencv/opencv_zoo/main/models/";

    /// <summary>The default models, at OpenCV Zoo.</summary>
    public static IReadOnlyList<ModelFile> Defaults { get; } =
    [
        new("face_detection_yunet_2023mar.onnx", new($"{Zoo}face_detection_yunet/face_detection_yunet_2023mar.onnx"), 232_589,
            "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"),
        new("face_recognition_sface_2021dec.onnx", new($"{Zoo}face_recognition_sface/face_recognition_sface_2021dec.onnx"), 38_696_353,
            "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79"),
    ];
}
