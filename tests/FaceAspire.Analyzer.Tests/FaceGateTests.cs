using FaceAspire.Analyzer.LocalFaces;
using OpenCvSharp;
using static FaceAspire.Analyzer.Tests.Scene;

namespace FaceAspire.Analyzer.Tests;

/// <summary>The detector in the function, beside OpenCV's of the same model.</summary>
public sealed class FaceGateTests
{
    private const string Model = "face_detection_yunet_2023mar.onnx";

    [Theory]
    [InlineData("two_people.jpg", 640, 384)]
    [InlineData("obama_and_biden.jpg", 640, 480)]
    [InlineData("obama_small.jpg", 320, 320)]
    [InlineData("two_people.jpg", 96, 64)] // too small to be sure
    public void Of_Photo_OpenCvsScore(string photo, int width, int height)
    {
        using var whole = Cv2.ImRead(Repository.Shared($"media/photos/{photo}"));
        using var picture = whole.Resize(new Size(width, height), interpolation: InterpolationFlags.Area);
        using var detector = FaceDetectorYN.Create(Repository.Shared($"models/{Model}"), "", new Size(width, height), scoreThreshold: 0.001f);
        using var found = new Mat();
        detector.Detect(picture, found);
        var expected = Enumerable.Range(0, found.Rows).Max(row => found.At<float>(row, 14));

        var score = Detector().Of(PlanesOf(picture));

        Assert.Equal(expected, score, 0.001);
    }

    [Fact]
    public async Task Handle_NobodyToBeSeen_ARecordWithoutFacesAndNoCall()
    {
        var rig = new AnalyzerRig(options => options with { FaceGate = 30, FaceGateModel = Repository.Shared($"models/{Model}") });

        Assert.Empty(await rig.HandleAsync(rig.Picture(Jpeg())));

        Assert.Empty(Assert.Single(rig.Records).FaceSearchResponse!);
        Assert.Equal(0, rig.Rekognition.Detections);
    }

    [Fact]
    public void MayShowFace_PhotosOfPeopleAndNothing_LetsThosePassAndWhatCannotBeRead()
    {
        var gate = new FaceGate(Detector(), 0.3);
        Assert.All(Directory.GetFiles(Repository.Shared("media/photos"), "*.jpg"), photo => Assert.True(gate.MayShowFace(File.ReadAllBytes(photo)), photo));
        Assert.True(gate.MayShowFace([1, 2, 3]));
        Assert.False(gate.MayShowFace(Jpeg()));
    }

    [Theory]
    [InlineData(new byte[] { 0x3A, 0x05, 0x0A })] // ends early
    [InlineData(new byte[] { 0x3F })] // no kind of field
    [InlineData(new byte[] { })]
    public void Read_NoModel_FormatException(byte[] file) => Assert.Throws<FormatException>(() => new FaceScore(OnnxModel.Read(file)));

    private static FaceScore Detector() => new(OnnxModel.Read(File.ReadAllBytes(Repository.Shared($"models/{Model}"))));

    private static Planes PlanesOf(Mat picture)
    {
        var planes = new Planes(3, picture.Height, picture.Width);
        for (var i = 0; i < planes.Size; i++)
        {
            var pixel = picture.At<Vec3b>(i / picture.Width, i % picture.Width);
            (planes.Plane(0)[i], planes.Plane(1)[i], planes.Plane(2)[i]) = (pixel.Item0, pixel.Item1, pixel.Item2);
        }

        return planes;
    }
}
