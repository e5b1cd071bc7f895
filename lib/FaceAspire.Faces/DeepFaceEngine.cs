using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace FaceAspire.Faces;

/// <summary>The engine to use: YuNet finds faces, a deep network describes them.</summary>
public sealed class DeepFaceEngine : IFaceEngine
{
    private readonly Lock _lock = new(); // the network works on one face at a time
    private readonly YuNetDetector _detector;
    private readonly Net _embedder;
    private readonly EmbedderManifest _manifest;
    private readonly SimilarityCurve _curve;
    private bool _disposed;

    /// <summary>Loads the models of a folder.</summary>
    /// <exception cref="FaceModelException">A file is missing or cannot be loaded.</exception>
    public DeepFaceEngine(ModelFolder models)
    {
        _manifest = models.Manifest.Embedder;
        _curve = _manifest.Curve;
        _detector = new YuNetDetector(models.PathOf(models.Manifest.Detector.File));
        _embedder = Load(models);
        Name = NameOf(models);
    }

    /// <summary>The name of the engine with these models.</summary>
    internal static string NameOf(ModelFolder models) => $"yunet+{models.Manifest.Embedder.Name}";

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DetectedFace> Detect(FaceImage image) => _detector.Detect(image);

    /// <inheritdoc/>
    public float[] Embed(FaceImage image, DetectedFace face)
    {
        using var aligned = FaceAlignment.Align(image, face.Landmarks);
        var input = _manifest.Input;
        using var blob = CvDnn.BlobFromImage(
            aligned, input.Scale, new Size(input.Width, input.Height), new Scalar(input.Mean[0], input.Mean[1], input.Mean[2]),
            swapRB: input.IsRgb, crop: false);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this); // OpenCV would crash the process
            _embedder.SetInput(blob);
            using var output = _embedder.Forward();
            return Vectors.Normalise(output, _manifest.Dimensions);
        }
    }

    /// <inheritdoc/>
    public double Similarity(double cosine) => _curve.Map(cosine);

    /// <inheritdoc/>
    public double CosineOf(double similarity) => _curve.CosineOf(similarity);

    /// <inheritdoc/>
    public void Dispose()
    {
        _detector.Dispose();
        lock (_lock) // a face may be in work
        {
            _disposed = true;
            _embedder.Dispose();
        }
    }

    private static Net Load(ModelFolder models)
    {
        var files = models.Manifest.Embedder.Files.Select(models.PathOf).ToArray();
        var net = files.Length == 1 ? CvDnn.ReadNetFromOnnx(files[0]) : CvDnn.ReadNetFromCaffe(files[0], files[1]);
        return net ?? throw new FaceModelException($"{files[0]} could not be loaded by OpenCV.");
    }
}
