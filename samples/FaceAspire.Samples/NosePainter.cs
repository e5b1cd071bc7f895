using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws the nose.</summary>
internal static class NosePainter
{
    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person, Look look)
    {
        var (half, tip) = (person.Nose, person.NoseTip);
        var dark = -Math.Sign(look.Light);
        using var flank = Ink.Line(person.Skin.Lit(0.5f).Sheer(0.5f), 7, blur: 3);
        using var ridge = Ink.Line(person.Skin.Lit(1.5f).Sheer(0.5f), 6, blur: 3);
        using var under = Ink.Fill(person.Skin.Lit(0.4f).Sheer(0.6f), blur: 3);
        using var nostril = Ink.Fill(person.Skin.Lit(0.2f).Sheer(0.85f), blur: 0.8f);
        using var wing = Ink.Line(person.Skin.Lit(0.42f).Sheer(0.8f), 2.4f, blur: 0.8f);
        using var ball = Ink.Fill(person.Skin.Lit(1.3f).Sheer(0.6f), blur: 3.5f);
        canvas.DrawLine(dark * 10, HeadShape.Eyes - 4, dark * (half * 0.7f), tip - 12, flank);
        canvas.DrawLine(-dark * 2, HeadShape.Eyes - 6, -dark * 1, tip - 12, ridge);
        canvas.DrawOval(0, tip + 7, half * 1.05f, 5, under);
        canvas.DrawOval(-dark * 2, tip - 5, half * 0.5f, 6, ball);
        foreach (var side in (float[])[-1, 1])
        {
            canvas.DrawOval(side * half * 0.45f, tip + 4, half * 0.27f, 2.6f, nostril);
            canvas.DrawArc(new(side * half * 0.85f - 6, tip - 10, side * half * 0.85f + 6, tip + 7), side > 0 ? -70 : 110, 140, false, wing);
        }
    }
}
