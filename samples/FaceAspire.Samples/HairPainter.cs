using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws the hair of the head: what is behind the face, and what falls in front of it.</summary>
internal static class HairPainter
{
    /// <summary>Draws what is behind the face.</summary>
    public static void PaintBehind(SKCanvas canvas, Person person)
    {
        var cheek = person.Cheek;
        using var hair = person.HairStyle switch
        {
            HairStyle.Bob => HeadShape.Mirrored(0, -130, (cheek * 1.1f, -132, cheek * 1.5f, -60, cheek * 1.42f, 20), (cheek * 1.5f, 90, cheek * 1.4f, 130, cheek * 0.9f, 134), (40, 120, 20, 60, 0, 60)),
            HairStyle.Curls => HeadShape.Mirrored(0, -132, (cheek * 0.9f, -134, cheek * 1.25f, -90, cheek * 1.14f, -20), (cheek, 0, 40, 0, 0, 0)),
            HairStyle.Parted => HeadShape.Mirrored(0, -124, (cheek * 0.9f, -128, cheek * 1.2f, -84, cheek * 1.08f, 6), (cheek, 10, 40, 0, 0, 0)),
            _ => HeadShape.Mirrored(0, -60, (cheek, -60, cheek * 1.24f, -60, cheek * 1.2f, 0), (cheek * 1.16f, 26, cheek, 26, 0, 20)),
        };
        using var dark = Ink.Radial(new(-30, -70), 190, person.Hair.Lit(1.1f), person.Hair.Lit(0.8f), person.Hair.Lit(0.55f));
        canvas.DrawPath(hair, dark);
    }

    /// <summary>Draws what falls in front of the face.</summary>
    public static void PaintInFront(SKCanvas canvas, Person person)
    {
        switch (person.HairStyle)
        {
            case HairStyle.Bob: PaintFringe(canvas, person); break;
            case HairStyle.Parted: PaintParting(canvas, person); break;
            case HairStyle.Curls: PaintCurls(canvas, person); break;
            default: PaintTemples(canvas, person); break;
        }
    }

    private static void PaintFringe(SKCanvas canvas, Person person)
    {
        var cheek = person.Cheek;
        using var fringe = HeadShape.Mirrored(0, -126,
            (cheek * 0.9f, -126, cheek * 1.3f, -70, cheek * 1.24f, 10), (cheek * 1.2f, 60, cheek * 1.1f, 90, cheek * 0.98f, 96),
            (cheek * 1.02f, 40, cheek * 0.98f, -10, cheek * 0.86f, -42), (cheek * 0.5f, -46, cheek * 0.3f, -38, 0, -40));
        using var colour = Ink.Radial(new(-24, -90), 170, person.Hair.Lit(1.3f), person.Hair, person.Hair.Lit(0.6f));
        canvas.DrawPath(fringe, colour);
        using var strand = Ink.Line(person.Hair.Lit(0.6f).Sheer(0.7f), 2, blur: 0.5f);
        using var shine = Ink.Line(person.Hair.Lit(1.5f).Sheer(0.45f), 2.5f, blur: 1);
        for (var i = -5; i <= 5; i++)
        {
            using var line = HeadShape.Path(path => { path.MoveTo(i * 4, -120); path.CubicTo(i * 9, -96, i * 12, -70, i * 12.4f, -44); });
            canvas.DrawPath(line, i % 2 == 0 ? strand : shine);
        }
    }

    private static void PaintParting(SKCanvas canvas, Person person)
    {
        var cheek = person.Cheek;
        using var top = HeadShape.Path(path =>
        {
            path.MoveTo(-cheek * 1.04f, -18);
            path.CubicTo(-cheek * 1.2f, -100, -cheek * 0.7f, -128, 0, -128);
            path.CubicTo(cheek * 0.8f, -128, cheek * 1.2f, -96, cheek * 1.04f, -18);
            path.CubicTo(cheek * 0.96f, -40, cheek * 0.92f, -56, cheek * 0.8f, -66);
            path.CubicTo(cheek * 0.3f, -66, -cheek * 0.3f, -76, -cheek * 0.42f, -94);
            path.CubicTo(-cheek * 0.6f, -80, -cheek * 0.86f, -66, -cheek * 0.92f, -44);
            path.Close();
        });
        using var colour = Ink.Radial(new(-20, -110), 150, person.Hair.Lit(1.25f), person.Hair, person.Hair.Lit(0.7f));
        canvas.DrawPath(top, colour);
        using var shine = Ink.Line(person.Hair.Lit(1.35f).Sheer(0.5f), 2.2f, blur: 0.8f);
        for (var i = 0; i < 8; i++)
        {
            using var line = HeadShape.Path(path => { path.MoveTo((-cheek * 0.4f) + (i * 4), -98 - (i * 2.4f)); path.CubicTo(i * 6, -108, 30 + (i * 5), -98, 44 + (i * 3), -74 - (i * 3)); });
            canvas.DrawPath(line, shine);
        }
    }

    private static void PaintCurls(SKCanvas canvas, Person person)
    {
        using var dark = Ink.Fill(person.Hair);
        using var light = Ink.Line(person.Hair.Lit(1.22f), 2);
        for (var row = 0; row < 5; row++)
        {
            for (var i = -8; i <= 8; i++)
            {
                var angle = i * (0.18f - (row * 0.012f)); // from the top of the head; the lower rows end above the temples
                var (x, y) = (MathF.Sin(angle) * (person.Cheek + 8 - (row * 7)), -34 - (MathF.Cos(angle) * (96 - (row * 9))));
                canvas.DrawCircle(x, y, 11, dark);
                canvas.DrawArc(new(x - 7, y - 7, x + 7, y + 7), (i * 73) + (row * 40), 210, false, light);
            }
        }
    }

    private static void PaintTemples(SKCanvas canvas, Person person)
    {
        var cheek = person.Cheek;
        using var colour = Ink.Fill(person.Hair, blur: 1.5f);
        using var strand = Ink.Line(person.Hair.Lit(0.75f), 1.8f);
        foreach (var side in (float[])[-1, 1])
        {
            using var temple = HeadShape.Path(path =>
            {
                path.MoveTo(side * cheek * 0.74f, -84);
                path.CubicTo(side * cheek * 1.2f, -76, side * cheek * 1.28f, -20, side * cheek * 1.1f, 24);
                path.CubicTo(side * cheek * 1.02f, 10, side * cheek * 0.96f, -20, side * cheek * 0.9f, -40);
                path.CubicTo(side * cheek * 0.86f, -60, side * cheek * 0.8f, -74, side * cheek * 0.74f, -84);
                path.Close();
            });
            canvas.DrawPath(temple, colour);
            for (var i = 0; i < 5; i++)
            {
                canvas.DrawLine(side * cheek * (0.88f + (i * 0.05f)), -66 + (i * 6), side * cheek * (0.98f + (i * 0.04f)), -6 + (i * 5), strand);
            }
        }
    }
}
