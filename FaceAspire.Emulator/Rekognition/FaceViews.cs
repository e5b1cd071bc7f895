using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Faces as the API and the stream records show them; members as they are spelled there.</summary>
internal static class FaceViews
{
    /// <summary>The version of Rekognition's face model whose interface this is.</summary>
    public const string ModelVersion = "7.0";

    /// <summary>A box.</summary>
    public static object Of(FaceBox box) => new { box.Width, box.Height, box.Left, box.Top };

    /// <summary>A face: a FaceDetail with the default attributes, which is also a record's DetectedFace.</summary>
    public static object Of(DetectedFace face) => new
    {
        BoundingBox = Of(face.Box),
        face.Confidence,
        Landmarks = new[]
        {
            Point("eyeLeft", face.Landmarks.EyeLeft), Point("eyeRight", face.Landmarks.EyeRight), Point("mouthLeft", face.Landmarks.MouthLeft),
            Point("mouthRight", face.Landmarks.MouthRight), Point("nose", face.Landmarks.Nose),
        },
        Pose = new { face.Pose.Pitch, face.Pose.Roll, face.Pose.Yaw },
        Quality = new { face.Quality.Brightness, face.Quality.Sharpness },
    };

    /// <summary>A face of a collection as a stream record names it: without the model's version, which only the API tells.</summary>
    public static object Matched(IndexedFace face) => new
    {
        BoundingBox = Of(face.Box),
        face.FaceId,
        face.Confidence,
        face.ImageId,
        face.ExternalImageId,
    };

    private static object Point(string type, FacePoint point) => new { point.X, point.Y, Type = type };
}
