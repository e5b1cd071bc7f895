using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws eyes and brows.</summary>
internal static class EyePainter
{
    private const float HalfWidth = 16;

    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person, Look look)
    {
        foreach (var side in (float[])[-1, 1])
        {
            PaintEye(canvas, person, look, side * person.EyeSpacing);
            PaintBrow(canvas, person, side);
        }
    }

    private static void PaintEye(SKCanvas canvas, Person person, Look look, float x)
    {
        var open = person.EyeOpening * (1 - look.Blink);
        var y = HeadShape.Eyes;
        using var almond = HeadShape.Path(path =>
        {
            path.MoveTo(x - HalfWidth, y + 1);
            path.CubicTo(x - 8, y - (open * 1.35f), x + 8, y - (open * 1.35f), x + HalfWidth, y + 1);
            path.CubicTo(x + 8, y + (open * 1.1f), x - 8, y + (open * 1.1f), x - HalfWidth, y + 1);
            path.Close();
        });
        using var white = Ink.Fill(new(0xF4, 0xF0, 0xEA));
        canvas.DrawPath(almond, white);
        canvas.Save();
        canvas.ClipPath(almond, antialias: true);
        PaintIris(canvas, person, x + (look.Gaze * 5), y - 0.5f);
        using var shade = Ink.Fill(SKColors.Black.Sheer(0.35f), blur: 2);
        canvas.DrawRect(x - HalfWidth, y - (open * 1.35f) - 2, HalfWidth * 2, 4, shade);
        canvas.Restore();

        using var lash = Ink.Line(new SKColor(0x20, 0x14, 0x10).Sheer(0.9f), 3);
        using var lid = HeadShape.Path(path => { path.MoveTo(x - HalfWidth, y + 1); path.CubicTo(x - 8, y - (open * 1.35f), x + 8, y - (open * 1.35f), x + HalfWidth, y + 1); });
        canvas.DrawPath(lid, lash);
        using var crease = Ink.Line(person.Skin.Lit(0.45f).Sheer(0.7f), 1.6f, blur: 0.6f);
        canvas.DrawArc(new(x - 17, y - 15, x + 17, y + 9), 200, 140, false, crease);
        canvas.DrawArc(new(x - 14, y - 6, x + 14, y + 14), 35, 110, false, crease);
    }

    private static void PaintIris(SKCanvas canvas, Person person, float x, float y)
    {
        using var iris = Ink.Radial(new(x, y + 2), 8, person.Iris.Lit(1.25f), person.Iris, person.Iris.Lit(0.4f));
        using var pupil = Ink.Fill(new(0x0C, 0x0A, 0x0A));
        using var glint = Ink.Fill(SKColors.White.Sheer(0.9f));
        canvas.DrawCircle(x, y, 8, iris);
        canvas.DrawCircle(x, y, 3.8f, pupil);
        canvas.DrawCircle(x - 2.6f, y - 2.8f, 1.8f, glint);
    }

    private static void PaintBrow(SKCanvas canvas, Person person, float side)
    {
        var (inner, outer) = (side * (person.EyeSpacing - 18), side * (person.EyeSpacing + 21));
        var y = HeadShape.Eyes - 22;
        using var brow = HeadShape.Path(path =>
        {
            path.MoveTo(inner, y + (person.Brow / 2));
            path.CubicTo(inner + (side * 10), y - person.Brow, outer - (side * 14), y - person.Brow, outer, y + person.BrowSlant);
            path.CubicTo(outer - (side * 14), y - (person.Brow * 0.1f), inner + (side * 12), y + (person.Brow * 0.2f), inner, y + (person.Brow / 2));
            path.Close();
        });
        using var hair = Ink.Fill(person.Hair.Lit(0.8f), blur: 0.7f);
        using var edge = Ink.Line(person.Hair.Lit(0.8f).Sheer(0.9f), person.Brow * 0.5f, blur: 0.7f);
        canvas.DrawPath(brow, hair);
        canvas.DrawPath(brow, edge);
    }
}
