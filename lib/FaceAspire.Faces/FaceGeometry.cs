using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>What follows from a face's points and pixels, for any detector.</summary>
internal static class FaceGeometry
{
    private const double Degrees = 180 / Math.PI;
    private const double SharpVariance = 150; // of the Laplacian of a well focused face 112 pixels wide, measured

    /// <summary>Estimates how a face is turned. A head that is tilted to a shoulder is not thereby turned: all is measured along its own axes.</summary>
    public static FacePose Pose(FaceLandmarks points, double aspect)
    {
        var (dx, dy) = ((points.EyeRight.X - points.EyeLeft.X) * aspect, points.EyeRight.Y - points.EyeLeft.Y);
        var eyes = Math.Max(1e-6, Math.Sqrt((dx * dx) + (dy * dy)));
        var (eyesX, eyesY) = ((points.EyeLeft.X + points.EyeRight.X) / 2 * aspect, (points.EyeLeft.Y + points.EyeRight.Y) / 2);

        // A point from between the eyes, along the line of the eyes and down the face, in distances between the eyes.
        (double Aside, double Down) OnFace(double x, double y)
        {
            var (fromX, fromY) = ((x * aspect) - eyesX, y - eyesY);
            return (((fromX * dx) + (fromY * dy)) / (eyes * eyes), ((fromY * dx) - (fromX * dy)) / (eyes * eyes));
        }

        // The nose stands out: turned aside, it leaves the middle between the eyes; turned up or down, the middle between eyes and mouth.
        var nose = OnFace(points.Nose.X, points.Nose.Y);
        var mouth = OnFace((points.MouthLeft.X + points.MouthRight.X) / 2, (points.MouthLeft.Y + points.MouthRight.Y) / 2);
        return new(
            Math.Atan2(dy, dx) * Degrees,
            Math.Clamp(Math.Asin(Math.Clamp(2 * nose.Aside, -1, 1)) * Degrees, -90, 90),
            Math.Clamp((0.55 - (nose.Down / Math.Max(1e-6, mouth.Down))) * 120, -90, 90));
    }

    /// <summary>Measures how well a face can be seen.</summary>
    public static FaceQuality Quality(Mat pixels, FaceBox box)
    {
        var area = Pixels(box, pixels.Size());
        if (area.Width < 2 || area.Height < 2)
        {
            return new(0, 0);
        }

        using var face = new Mat(pixels, area);
        using var small = face.Resize(new Size(112, 112), interpolation: InterpolationFlags.Area);
        using var gray = small.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var edges = gray.Laplacian(MatType.CV_64F);
        Cv2.MeanStdDev(edges, out _, out var deviation);
        return new(Cv2.Mean(gray).Val0 / 255 * 100, 100 * (1 - Math.Exp(-deviation.Val0 * deviation.Val0 / SharpVariance)));
    }

    /// <summary>A box in whole pixels, inside the picture.</summary>
    public static Rect Pixels(FaceBox box, Size size) => Rect.Intersect(
        new Rect(0, 0, size.Width, size.Height),
        new Rect((int)(box.Left * size.Width), (int)(box.Top * size.Height), (int)(box.Width * size.Width), (int)(box.Height * size.Height)));
}
