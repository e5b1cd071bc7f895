using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Paints and colours.</summary>
internal static class Ink
{
    /// <summary>Fills with a colour; blurred, it shades.</summary>
    public static SKPaint Fill(SKColor colour, float blur = 0) => new()
    {
        Color = colour,
        IsAntialias = true,
        MaskFilter = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null,
    };

    /// <summary>Fills with colours from one point to another.</summary>
    public static SKPaint Gradient(SKPoint from, SKPoint to, params SKColor[] colours) => new()
    {
        IsAntialias = true,
        Shader = SKShader.CreateLinearGradient(from, to, colours, SKShaderTileMode.Clamp),
    };

    /// <summary>Fills with colours from a point outwards.</summary>
    public static SKPaint Radial(SKPoint middle, float radius, params SKColor[] colours) => new()
    {
        IsAntialias = true,
        Shader = SKShader.CreateRadialGradient(middle, radius, colours, SKShaderTileMode.Clamp),
    };

    /// <summary>Draws lines.</summary>
    public static SKPaint Line(SKColor colour, float width, float blur = 0) => new()
    {
        Color = colour,
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
        MaskFilter = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null,
    };

    /// <summary>A colour as it is in more light (above 1) or less.</summary>
    public static SKColor Lit(this SKColor colour, float light)
    {
        byte Scale(byte part) => (byte)Math.Clamp(light <= 1 ? part * light : part + ((255 - part) * (light - 1)), 0, 255);
        return new(Scale(colour.Red), Scale(colour.Green), Scale(colour.Blue), colour.Alpha);
    }

    /// <summary>A colour that what is behind it shows through, 0 to 1.</summary>
    public static SKColor Sheer(this SKColor colour, float opacity) => colour.WithAlpha((byte)(255 * opacity));
}
