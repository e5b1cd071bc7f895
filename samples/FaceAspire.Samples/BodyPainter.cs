using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws neck, shoulders and clothes.</summary>
internal static class BodyPainter
{
    private const float Bottom = 460;

    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person)
    {
        var (chin, neck) = (person.Chin, person.Jaw * 0.72f);
        using var shoulders = HeadShape.Mirrored(0, chin + 22,
            (neck, chin + 22, neck + 6, chin + 34, neck + 40, chin + 44),
            (neck + 90, chin + 58, neck + 100, chin + 90, neck + 108, Bottom),
            (neck, Bottom, neck, Bottom, 0, Bottom));
        using var cloth = Ink.Gradient(new(-150, 0), new(150, 0), person.Clothes.Lit(1.15f), person.Clothes, person.Clothes.Lit(0.6f));
        canvas.DrawPath(shoulders, cloth);

        using var throat = HeadShape.Mirrored(0, 40, (neck, 40, neck, 40, neck, 60), (neck, chin, neck + 2, chin + 18, neck + 10, chin + 30), (20, chin + 66, 10, chin + 70, 0, chin + 70));
        using var skin = Ink.Gradient(new(0, chin - 20), new(0, chin + 70), person.Skin.Lit(0.62f), person.Skin.Lit(0.86f));
        canvas.DrawPath(throat, skin);

        using var collar = HeadShape.Path(path =>
        {
            path.MoveTo(-neck - 12, chin + 26);
            path.CubicTo(-neck, chin + 60, -14, chin + 74, 0, chin + 76);
            path.CubicTo(14, chin + 74, neck, chin + 60, neck + 12, chin + 26);
        });
        using var seam = Ink.Line(person.Clothes.Lit(0.55f), 7);
        canvas.DrawPath(collar, seam);
    }
}
