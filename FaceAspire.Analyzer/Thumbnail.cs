using SkiaSharp;

namespace FaceAspire.Analyzer;

/// <summary>How light a picture is in each of 64 x 36 parts, 0 to 255: small enough to keep one per camera, and free of a sensor's noise.</summary>
internal static class Thumbnail
{
    private const int Columns = 64;
    private const int Rows = 36;
    private const float JpegScale = 1 / 8f; // what the decoder can leave out by itself

    /// <summary>Decodes a picture, at an eighth of its size where it is a JPEG.</summary>
    /// <returns><see langword="null"/> when it cannot be decoded.</returns>
    public static byte[]? Of(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file));
        if (codec is null)
        {
            return null;
        }

        var size = codec.GetScaledDimensions(JpegScale);
        using var decoded = SKBitmap.Decode(codec, new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var small = decoded?.Resize(new SKImageInfo(Columns, Rows, SKColorType.Rgba8888), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return small is null ? null : [.. small.Pixels.Select(Luma)];
    }

    /// <summary>The largest difference between two parts at the same place.</summary>
    public static int Difference(byte[] left, byte[] right) => left.Zip(right, (a, b) => Math.Abs(a - b)).Max();

    private static byte Luma(SKColor color) => (byte)((0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue)); // BT.601
}
