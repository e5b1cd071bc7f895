using SkiaSharp;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>Looks for faces here first, so that a picture without one costs no call.</summary>
/// <param name="score">The detector.</param>
/// <param name="least">How sure it has to be, over 0 to 1.</param>
internal sealed class FaceGate(FaceScore score, double least)
{
    /// <summary>The longer side of what is looked at: at 640, faces of 10 pixels are found, a sixty-fourth of the picture's width.</summary>
    private const int Side = 640;

    /// <summary>The gate that the options ask for.</summary>
    /// <returns><see langword="null"/> when they ask for none.</returns>
    /// <exception cref="FormatException">The model is none.</exception>
    public static FaceGate? Of(AnalyzerOptions options) => options.FaceGate == 0
        ? null
        : new(new FaceScore(OnnxModel.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, options.FaceGateModel)))), options.FaceGate / 100.0);

    /// <summary>Whether a picture may show a face. One that cannot be decoded passes: others will say what is wrong with it.</summary>
    public bool MayShowFace(byte[] file) => Read(file) is not { } picture || score.Of(picture) >= least;

    private static Planes? Read(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file));
        using var whole = codec is null ? null : SKBitmap.Decode(codec);
        if (whole is null)
        {
            return null;
        }

        var scale = Math.Min(1, (double)Side / Math.Max(whole.Width, whole.Height));
        var size = new SKImageInfo(Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)), SKColorType.Bgra8888, SKAlphaType.Premul);
        using var small = whole.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return small is null ? null : ToPlanes(small);
    }

    private static Planes ToPlanes(SKBitmap picture)
    {
        const int Bytes = 4; // of a pixel: blue, green, red, opaqueness
        var (width, height, lineBytes) = (picture.Width, picture.Height, picture.RowBytes); // Skia is asked for each anew
        var planes = new Planes(3, Round(height), Round(width)); // black at the edges
        planes.Values.Clear();
        var pixels = picture.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            var line = pixels.Slice(y * lineBytes, width * Bytes);
            Span<float> blue = Line(0, y), green = Line(1, y), red = Line(2, y);
            for (var x = 0; x < width; x++)
            {
                (blue[x], green[x], red[x]) = (line[x * Bytes], line[(x * Bytes) + 1], line[(x * Bytes) + 2]);
            }
        }

        return planes;

        Span<float> Line(int colour, int y) => planes.Plane(colour).Slice(y * planes.Width, width);

        static int Round(int side) => (side + FaceScore.Step - 1) / FaceScore.Step * FaceScore.Step;
    }
}
