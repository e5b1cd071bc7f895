using OpenCvSharp;

namespace FaceAspire.Faces.Tests;

public sealed class FaceAlignmentTests
{
    private static readonly (double X, double Y)[] Places =
        [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)];

    [Fact]
    public void Fit_PointsInPlace_MovesNothing()
    {
        var (a, b, x, y) = FaceAlignment.Fit(Places);

        Assert.Equal([1, 0, 0, 0], new[] { a, b, x, y }.Select(value => Math.Round(value, 9)));
    }

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(3.5, 0, 200, -40)]
    [InlineData(0.4, 30, -10, 500)]
    [InlineData(2, -170, 3, 4)]
    public void Fit_TurnedScaledAndShifted_IsUndone(double scale, double degrees, double dx, double dy)
    {
        var (cos, sin) = (scale * Math.Cos(degrees * Math.PI / 180), scale * Math.Sin(degrees * Math.PI / 180));
        var points = Places.Select(p => ((cos * p.X) - (sin * p.Y) + dx, (sin * p.X) + (cos * p.Y) + dy)).ToArray();

        var (a, b, x, y) = FaceAlignment.Fit(points);

        foreach (var ((px, py), (qx, qy)) in points.Zip(Places))
        {
            Assert.Equal(qx, (a * px) - (b * py) + x, 6);
            Assert.Equal(qy, (b * px) + (a * py) + y, 6);
        }
    }

    [Fact]
    public void Fit_OnePointFiveTimes_BringsItToTheMiddle()
    {
        var (a, b, x, y) = FaceAlignment.Fit([.. Enumerable.Repeat((7.0, 9.0), 5)]);

        Assert.Equal(Places.Average(p => p.X), (a * 7) - (b * 9) + x, 6);
        Assert.Equal(Places.Average(p => p.Y), (b * 7) + (a * 9) + y, 6);
    }

    [Fact]
    public void Align_MarksAtTheLandmarks_LieAtTheirPlaces()
    {
        var points = Places.Select(p => new Point2d((1.5 * p.Y) + 40, (-1.5 * p.X) + 260)).ToArray(); // turned by a quarter, larger
        using var image = new FaceImage(new Mat(300, 300, MatType.CV_8UC3, Scalar.Black));
        foreach (var point in points)
        {
            Cv2.Circle(image.Pixels, (int)Math.Round(point.X), (int)Math.Round(point.Y), 4, Scalar.White, -1);
        }

        FacePoint At(int i) => new(points[i].X / 300, points[i].Y / 300);
        using var aligned = FaceAlignment.Align(image, new(At(0), At(1), At(2), At(3), At(4)));

        Assert.Equal(new Size(112, 112), aligned.Size());
        Assert.All(Places, place => Assert.True(aligned.At<Vec3b>((int)Math.Round(place.Y), (int)Math.Round(place.X)).Item0 > 200, $"{place}"));
        Assert.Equal(0, aligned.At<Vec3b>(10, 56).Item0);
    }
}
