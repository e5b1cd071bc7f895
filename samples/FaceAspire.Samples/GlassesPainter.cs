using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws glasses with a thick dark frame.</summary>
internal static class GlassesPainter
{
    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person)
    {
        using var frame = Ink.Line(new(0x16, 0x16, 0x1C), 5.5f);
        using var glass = Ink.Fill(new SKColor(0xC8, 0xE4, 0xFF).Sheer(0.14f));
        using var glint = Ink.Line(SKColors.White.Sheer(0.4f), 3, blur: 0.8f);
        foreach (var side in (float[])[-1, 1])
        {
            var x = side * person.EyeSpacing;
            var rim = SKRect.Create(x - 26, HeadShape.Eyes - 17, 52, 38);
            canvas.DrawRoundRect(rim, 13, 13, glass);
            canvas.DrawRoundRect(rim, 13, 13, frame);
            canvas.DrawLine(x - 16, HeadShape.Eyes + 8, x - 8, HeadShape.Eyes - 8, glint);
            canvas.DrawLine(x + (side * 26), HeadShape.Eyes - 6, side * (person.Cheek + 2), HeadShape.Eyes - 8, frame);
        }

        canvas.DrawArc(new(-10, HeadShape.Eyes - 10, 10, HeadShape.Eyes + 8), 200, 140, false, frame);
    }
}
