using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>
/// The engine for when no models can be had: Haar cascades find faces, local binary patterns describe them. It tells the demo's drawn
/// people apart. It is not fit for real photos: of 300 pairs it found one true pair in ten at one false match in a hundred.
/// </summary>
public sealed class ClassicFaceEngine : IFaceEngine
{
    private const double SmallestFace = 0.08; // share of the picture's height
    private const int WorkingHeight = 480;

    /// <summary>Measured: in the demo's clip others reach 0.73 and nineteen in twenty faces of the same person lie above 0.81; on photos others reach 0.73 too.</summary>
    private static readonly SimilarityCurve Curve = new(At80: 0.80, At99: 0.90);

    private readonly Lock _lock = new(); // a cascade works on one picture at a time
    private readonly CascadeClassifier _faces = new(CascadeFolder.Find("haarcascade_frontalface_alt2.xml"));
    private bool _disposed;

    /// <inheritdoc/>
    public string Name => "haar+lbp";

    /// <inheritdoc/>
    public IReadOnlyList<DetectedFace> Detect(FaceImage image)
    {
        using var gray = image.Pixels.CvtColor(ColorConversionCodes.BGR2GRAY);
        var scale = Math.Min(1.0, (double)WorkingHeight / image.Height);
        using var small = gray.Resize(new Size(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))), interpolation: InterpolationFlags.Area);
        var least = (int)Math.Max(24, small.Height * SmallestFace);
        Rect[] found;
        int[] levels;
        double[] weights;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            found = _faces.DetectMultiScale(
                small, out levels, out weights, scaleFactor: 1.08, minNeighbors: 5, minSize: new Size(least, least), outputRejectLevels: true);
        }

        return [.. found.Zip(weights).Select(pair => ToFace(image, pair.First, small.Size(), pair.Second)).OrderByDescending(face => face.Box.Area)];
    }

    /// <inheritdoc/>
    public float[] Embed(FaceImage image, DetectedFace face)
    {
        using var crop = new Mat(image.Pixels, FaceGeometry.Pixels(face.Box, image.Pixels.Size()));
        return LocalBinaryPatterns.Describe(crop);
    }

    /// <inheritdoc/>
    public double Similarity(double cosine) => Curve.Map(cosine);

    /// <inheritdoc/>
    public double CosineOf(double similarity) => Curve.CosineOf(similarity);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock) // a picture may be in work
        {
            _disposed = true;
            _faces.Dispose();
        }
    }

    /// <summary>The cascade gives a box alone; eyes, nose and mouth are assumed where they are on most faces.</summary>
    private static DetectedFace ToFace(FaceImage image, Rect found, Size size, double weight)
    {
        var box = new FaceBox((double)found.X / size.Width, (double)found.Y / size.Height, (double)found.Width / size.Width, (double)found.Height / size.Height);
        FacePoint At(double x, double y) => new(box.Left + (x * box.Width), box.Top + (y * box.Height));
        var landmarks = new FaceLandmarks(At(0.32, 0.40), At(0.68, 0.40), At(0.50, 0.60), At(0.36, 0.77), At(0.64, 0.77));
        var confidence = Math.Clamp(90 + (2 * weight), 50, 99.9);
        return new(box, confidence, landmarks, FaceGeometry.Pose(landmarks, (double)image.Width / image.Height), FaceGeometry.Quality(image.Pixels, box));
    }
}
