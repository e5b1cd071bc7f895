using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws a portrait: a person before a plain wall.</summary>
internal static class PortraitPainter
{
    /// <summary>Pixels across.</summary>
    public const int Width = 480;

    /// <summary>Pixels down.</summary>
    public const int Height = 560;

    /// <summary>Draws.</summary>
    public static SKBitmap Paint(Portrait portrait)
    {
        var (_, person, look, wall) = portrait;
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        using var background = Ink.Radial(new((Width / 2f) + (look.Light * 120), Height * 0.35f), Height, wall.Lit(1.25f), wall, wall.Lit(0.6f));
        canvas.DrawRect(0, 0, Width, Height, background);
        PersonPainter.Paint(canvas, person, look);
        return bitmap;
    }
}
