using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws the clip's frames into memory.</summary>
internal static class ClipFrames
{
    /// <summary>Each frame in turn: blue, green, red and alpha of each pixel, row by row. Valid until the next one is asked for.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> All()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Clip.Width, Clip.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        for (var frame = 0; frame < Clip.Frames; frame++)
        {
            Clip.Paint(canvas, frame);
            yield return bitmap.Bytes;
        }
    }
}
