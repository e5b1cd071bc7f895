using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws the mouth.</summary>
internal static class MouthPainter
{
    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person, Look look)
    {
        var (thick, y) = (person.LipThickness, person.Lips);
        var half = person.Mouth * (1 + (look.Smile * 0.12f));
        var corner = y - (look.Smile * 6);
        using var upper = HeadShape.Mirrored(0, y - thick + 2, (5, y - thick - 2, half * 0.5f, y - thick, half, corner), (half * 0.6f, y + 2, half * 0.3f, y + 2, 0, y + 2));
        using var lower = HeadShape.Mirrored(0, y + 1, (half * 0.4f, y + 2, half * 0.7f, y + 1, half, corner), (half * 0.7f, y + (thick * 1.7f), half * 0.4f, y + (thick * 1.8f), 0, y + (thick * 1.8f)));
        using var dark = Ink.Fill(person.LipColour.Lit(0.8f));
        using var light = Ink.Gradient(new(0, y), new(0, y + (thick * 1.8f)), person.LipColour, person.LipColour.Lit(1.25f), person.LipColour.Lit(0.9f));
        using var shadow = Ink.Fill(person.Skin.Lit(0.45f).Sheer(0.55f), blur: 3);
        canvas.DrawOval(0, y + (thick * 1.8f) + 6, half * 0.55f, 4, shadow);
        canvas.DrawPath(lower, light);
        canvas.DrawPath(upper, dark);

        if (person.ShowsTeeth)
        {
            PaintTeeth(canvas, half, y, corner, thick);
            return;
        }

        using var line = Ink.Line(new SKColor(0x30, 0x10, 0x10).Sheer(0.85f), 2.4f, blur: 0.5f);
        using var parting = HeadShape.Path(path => { path.MoveTo(-half, corner); path.CubicTo(-half * 0.5f, y + 3, half * 0.5f, y + 3, half, corner); });
        canvas.DrawPath(parting, line);
    }

    private static void PaintTeeth(SKCanvas canvas, float half, float y, float corner, float thick)
    {
        using var gap = HeadShape.Mirrored(0, y + 1, (half * 0.4f, y + 2, half * 0.7f, y, half * 0.9f, corner), (half * 0.66f, y + thick, half * 0.36f, y + (thick * 1.1f), 0, y + (thick * 1.1f)));
        using var teeth = Ink.Gradient(new(0, y), new(0, y + thick), new(0xFA, 0xF8, 0xF2), new(0xD8, 0xD2, 0xC8));
        using var edge = Ink.Line(new SKColor(0x30, 0x10, 0x10).Sheer(0.8f), 1.6f);
        canvas.DrawPath(gap, teeth);
        canvas.DrawPath(gap, edge);
    }
}
