using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws the head without eyes, nose and mouth: its form, by light and shade.</summary>
internal static class SkinPainter
{
    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person, Look look)
    {
        PaintEars(canvas, person);
        using var outline = HeadShape.Outline(person);
        using var skin = Ink.Radial(new(look.Light * 34, -30), 165, person.Skin.Lit(1.18f), person.Skin, person.Skin.Lit(0.6f));
        canvas.DrawPath(outline, skin);
        canvas.Save();
        canvas.ClipPath(outline, antialias: true);
        PaintShade(canvas, person, look);
        if (person.HasFreckles)
        {
            PaintFreckles(canvas, person);
        }

        if (person.HasWrinkles)
        {
            PaintWrinkles(canvas, person);
        }

        canvas.Restore();
    }

    private static void PaintEars(SKCanvas canvas, Person person)
    {
        using var skin = Ink.Fill(person.Skin.Lit(0.82f));
        using var inside = Ink.Line(person.Skin.Lit(0.55f), 3, blur: 1);
        foreach (var side in (float[])[-1, 1])
        {
            canvas.DrawOval(side * (person.Cheek + 2), 8, 12, 24, skin);
            canvas.DrawArc(new(side * (person.Cheek + 3) - 6, -6, side * (person.Cheek + 3) + 6, 22), side > 0 ? -100 : 100, 180, false, inside);
        }
    }

    private static void PaintShade(SKCanvas canvas, Person person, Look look)
    {
        using var sockets = Ink.Fill(person.Skin.Lit(0.45f).Sheer(0.55f), blur: 8);
        using var cheeks = Ink.Fill(new SKColor(0xD0, 0x50, 0x48).Sheer(0.16f), blur: 12);
        using var side = Ink.Fill(person.Skin.Lit(0.35f).Sheer(0.5f), blur: 16);
        using var chin = Ink.Fill(person.Skin.Lit(1.4f).Sheer(0.3f), blur: 8);
        foreach (var to in (float[])[-1, 1])
        {
            canvas.DrawOval(to * person.EyeSpacing, HeadShape.Eyes - 4, 24, 15, sockets);
            canvas.DrawOval(to * person.Cheek * 0.62f, 34, 20, 14, cheeks);
        }

        canvas.DrawOval(-Math.Sign(look.Light) * person.Cheek * 1.12f, 30, 24, 100, side);
        canvas.DrawOval(0, person.Chin - 18, 16, 9, chin);
        canvas.DrawOval(look.Light * 20, -62, 34, 14, chin);
    }

    private static void PaintFreckles(SKCanvas canvas, Person person)
    {
        using var freckle = Ink.Fill(person.Skin.Lit(0.55f).Sheer(0.6f), blur: 0.6f);
        for (var i = 0; i < 44; i++)
        {
            // Steps of the golden angle spread them evenly without a pattern.
            var (angle, distance) = (i * 2.39996f, MathF.Sqrt(i / 44f));
            var x = (i % 2 == 0 ? -34 : 34) + (MathF.Cos(angle) * distance * 26);
            canvas.DrawCircle(x, 27 + (MathF.Sin(angle) * distance * 13), 1.3f + (i % 3 * 0.35f), freckle);
        }
    }

    private static void PaintWrinkles(SKCanvas canvas, Person person)
    {
        using var line = Ink.Line(person.Skin.Lit(0.5f).Sheer(0.75f), 2.4f, blur: 0.8f);
        foreach (var y in (float[])[-78, -66, -54])
        {
            using var forehead = HeadShape.Path(path => { path.MoveTo(-36, y + 3); path.CubicTo(-14, y - 4, 14, y - 4, 36, y + 3); });
            canvas.DrawPath(forehead, line);
        }

        foreach (var side in (float[])[-1, 1])
        {
            using var cheek = HeadShape.Path(path => { path.MoveTo(side * 23, 36); path.CubicTo(side * 37, 46, side * 42, 60, side * 40, 80); });
            canvas.DrawPath(cheek, line);
            for (var i = -1; i <= 1; i++)
            {
                canvas.DrawLine(side * (person.EyeSpacing + 21), HeadShape.Eyes + (i * 3), side * (person.EyeSpacing + 31), HeadShape.Eyes + (i * 7), line);
            }
        }
    }
}
