using OpenCvSharp;

namespace FaceAspire.Faces.Tests;

public sealed class FaceGeometryTests
{
    private static readonly FaceLandmarks Frontal = new(new(0.4, 0.4), new(0.6, 0.4), new(0.5, 0.51), new(0.42, 0.6), new(0.58, 0.6));

    [Fact]
    public void Pose_Frontal_IsNearlyZero()
    {
        var pose = FaceGeometry.Pose(Frontal, aspect: 1);

        Assert.Equal(0, pose.Roll, 6);
        Assert.Equal(0, pose.Yaw, 6);
        Assert.InRange(pose.Pitch, -10, 10);
    }

    [Theory]
    [InlineData(0.46, -90, -1)]
    [InlineData(0.54, 1, 90)]
    [InlineData(0.99, 90, 90)]
    public void Pose_NoseAside_IsTurnedThatWay(double nose, double least, double most) =>
        Assert.InRange(FaceGeometry.Pose(Frontal with { Nose = new(nose, 0.51) }, aspect: 1).Yaw, least, most);

    [Fact]
    public void Pose_RightEyeLower_HasPositiveRollOfThatAngle()
    {
        var pose = FaceGeometry.Pose(Frontal with { EyeRight = new(0.6, 0.5) }, aspect: 0.5); // in pixels as far down as to the right

        Assert.Equal(45, pose.Roll, 6);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-75)]
    public void Pose_HeadTilted_IsTurnedNoFurther(double degrees)
    {
        var turned = Frontal with { Nose = new(0.53, 0.51) };
        var upright = FaceGeometry.Pose(turned, aspect: 1);

        var tilted = FaceGeometry.Pose(Tilt(turned, degrees * Math.PI / 180), aspect: 1);

        Assert.Equal(degrees, tilted.Roll, 6);
        Assert.Equal((upright.Yaw, upright.Pitch), (tilted.Yaw, tilted.Pitch), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
    }

    [Fact]
    public void Pose_AllPointsInOne_IsANumber()
    {
        var point = new FacePoint(0.5, 0.5);
        var pose = FaceGeometry.Pose(new(point, point, point, point, point), aspect: 1.8);

        Assert.All([pose.Roll, pose.Yaw, pose.Pitch], value => Assert.InRange(value, -90, 90));
    }

    [Fact]
    public void Quality_BlurredOrDarker_IsLower()
    {
        using var image = Pictures.Open(Pictures.Sample("stranger.png"));
        using var blurred = image.Pixels.GaussianBlur(new Size(0, 0), 12);
        using var darker = new Mat();
        image.Pixels.ConvertTo(darker, -1, alpha: 0.3);
        var box = new FaceBox(0.25, 0.25, 0.5, 0.5);

        var quality = FaceGeometry.Quality(image.Pixels, box);

        Assert.True(FaceGeometry.Quality(blurred, box).Sharpness < quality.Sharpness / 2);
        Assert.True(FaceGeometry.Quality(darker, box).Brightness < quality.Brightness / 2);
        Assert.InRange(quality.Sharpness, 0, 100);
        Assert.InRange(quality.Brightness, 0, 100);
    }

    [Theory]
    [InlineData(2, 2, 1, 1)]
    [InlineData(-1, -1, 0.5, 0.5)]
    [InlineData(0.5, 0.5, 0, 0)]
    public void Quality_BoxOutside_IsZero(double left, double top, double width, double height)
    {
        using var pixels = new Mat(50, 50, MatType.CV_8UC3, Scalar.White);

        Assert.Equal(new FaceQuality(0, 0), FaceGeometry.Quality(pixels, new(left, top, width, height)));
    }

    [Fact]
    public void Pixels_BoxReachesOutside_IsCutAtTheEdge() =>
        Assert.Equal(new Rect(0, 10, 50, 40), FaceGeometry.Pixels(new(-0.5, 0.2, 1, 2), new Size(100, 50)));

    private static FaceLandmarks Tilt(FaceLandmarks face, double angle)
    {
        FacePoint Turn(FacePoint point) => new(
            0.5 + ((point.X - 0.5) * Math.Cos(angle)) - ((point.Y - 0.5) * Math.Sin(angle)),
            0.5 + ((point.X - 0.5) * Math.Sin(angle)) + ((point.Y - 0.5) * Math.Cos(angle)));

        return new(Turn(face.EyeLeft), Turn(face.EyeRight), Turn(face.Nose), Turn(face.MouthLeft), Turn(face.MouthRight));
    }
}
