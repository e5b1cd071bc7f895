using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>The YuNet detector, through OpenCV. A net takes pictures of one size, so there are three: wide, tall and square.</summary>
internal sealed class YuNetDetector : IDisposable
{
    private const float MinScore = 0.7f;
    private const float Overlap = 0.3f;
    private const int MostFaces = 100;
    private const int Values = 15; // x, y, width, height, five points, score

    private readonly Lock _lock = new(); // a net works on one picture at a time
    private readonly Dictionary<Size, FaceDetectorYN> _nets = [];
    private readonly string _model;
    private bool _disposed;

    /// <summary>Loads the model.</summary>
    public YuNetDetector(string model)
    {
        _model = model;
        _nets.Add(Sizes[0], Load(Sizes[0]));
    }

    private static Size[] Sizes { get; } = [new(640, 384), new(384, 640), new(640, 640)];

    /// <summary>Finds faces, largest first.</summary>
    public IReadOnlyList<DetectedFace> Detect(FaceImage image)
    {
        var net = Sizes.MaxBy(size => Scale(image, size));
        var scale = Scale(image, net);
        using var input = Letterbox(image, net, scale);
        using var found = new Mat();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_nets.TryGetValue(net, out var detector))
            {
                _nets.Add(net, detector = Load(net));
            }

            detector.Detect(input, found);
        }

        return [.. Enumerable.Range(0, found.Rows).Select(row => ToFace(image, found, row, scale)).OrderByDescending(face => face.Box.Area)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock) // a picture may be in work
        {
            _disposed = true;
            foreach (var net in _nets.Values)
            {
                net.Dispose();
            }
        }
    }

    private FaceDetectorYN Load(Size size) => FaceDetectorYN.Create(_model, "", size, MinScore, Overlap, MostFaces);

    /// <summary>How much a picture is shrunk, or grown twofold at most, to fill a net.</summary>
    private static double Scale(FaceImage image, Size net) =>
        Math.Min(2.0, Math.Min((double)net.Width / image.Width, (double)net.Height / image.Height));

    private static Mat Letterbox(FaceImage image, Size net, double scale)
    {
        var input = new Mat(net, MatType.CV_8UC3, Scalar.Black);
        using var scaled = image.Pixels.Resize(
            new Size(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))),
            interpolation: scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Linear);
        using var corner = new Mat(input, new Rect(0, 0, scaled.Width, scaled.Height));
        scaled.CopyTo(corner);
        return input;
    }

    private static DetectedFace ToFace(FaceImage image, Mat found, int row, double scale)
    {
        var values = new float[Values];
        for (var i = 0; i < Values; i++)
        {
            values[i] = found.At<float>(row, i);
        }

        FacePoint Point(int i) => new(values[i] / scale / image.Width, values[i + 1] / scale / image.Height);
        var (corner, size) = (Point(0), Point(2));
        var box = new FaceBox(corner.X, corner.Y, size.X, size.Y);
        var landmarks = new FaceLandmarks(Point(4), Point(6), Point(8), Point(10), Point(12));
        return new(
            box, Math.Clamp(values[14] * 100.0, 0, 100), landmarks, FaceGeometry.Pose(landmarks, (double)image.Width / image.Height),
            FaceGeometry.Quality(image.Pixels, box));
    }
}
