using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>Brings a face to where embedders expect it: 112 x 112 pixels with eyes, nose and mouth at fixed places.</summary>
internal static class FaceAlignment
{
    /// <summary>Pixels on each side.</summary>
    public const int Side = 112;

    /// <summary>The places, as the training sets of SphereFace, ArcFace and their successors have them.</summary>
    private static readonly (double X, double Y)[] Places =
        [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)];

    /// <summary>Cuts the face out.</summary>
    public static Mat Align(FaceImage image, FaceLandmarks landmarks)
    {
        FacePoint[] points = [landmarks.EyeLeft, landmarks.EyeRight, landmarks.Nose, landmarks.MouthLeft, landmarks.MouthRight];
        var (a, b, x, y) = Fit([.. points.Select(point => (point.X * image.Width, point.Y * image.Height))]);
        using var transform = Mat.FromArray(new[,] { { a, -b, x }, { b, a, y } });
        var aligned = new Mat();
        Cv2.WarpAffine(image.Pixels, aligned, transform, new Size(Side, Side));
        return aligned;
    }

    /// <summary>
    /// The turn, scale and shift that bring the points nearest to their places (least squares): <c>u = ax - by + x0, v = bx + ay + y0</c>.
    /// </summary>
    internal static (double A, double B, double X, double Y) Fit((double X, double Y)[] points)
    {
        var (px, py) = (points.Average(p => p.X), points.Average(p => p.Y));
        var (qx, qy) = (Places.Average(q => q.X), Places.Average(q => q.Y));
        var (dot, cross, norm) = (0.0, 0.0, 0.0);
        foreach (var (p, q) in points.Zip(Places))
        {
            var (x, y, u, v) = (p.X - px, p.Y - py, q.X - qx, q.Y - qy);
            dot += (x * u) + (y * v);
            cross += (x * v) - (y * u);
            norm += (x * x) + (y * y);
        }

        var (a, b) = norm > 0 ? (dot / norm, cross / norm) : (1, 0);
        return (a, b, qx - (a * px) + (b * py), qy - (b * px) - (a * py));
    }
}
