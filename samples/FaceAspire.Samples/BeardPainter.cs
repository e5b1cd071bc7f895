using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws beards and moustaches.</summary>
internal static class BeardPainter
{
    /// <summary>Draws what grows on cheeks and chin, which the mouth lies upon.</summary>
    public static void Paint(SKCanvas canvas, Person person)
    {
        var (cheek, jaw, chin) = (person.Cheek, person.Jaw, person.Chin);
        if (person.Beard is Beard.Full)
        {
            using var beard = HeadShape.Mirrored(0, 48,
                (24, 44, 40, 50, cheek * 0.76f, 34), (cheek * 0.9f, 26, cheek * 0.98f, 14, cheek + 1, -2),
                (cheek + 2, 40, jaw * 1.14f, 60, jaw * 1.06f, 74), (jaw * 0.84f, 104, jaw * 0.5f, chin + 16, 0, chin + 16));
            Fill(canvas, person, beard, strands: 34);
        }
    }

    /// <summary>Draws what grows between nose and mouth.</summary>
    public static void PaintMoustache(SKCanvas canvas, Person person)
    {
        var (end, thick) = person.Beard is Beard.Moustache ? (person.Mouth + 18, 22f) : (person.Mouth + 8, 13f);
        var top = person.NoseTip + 9;
        using var moustache = HeadShape.Mirrored(0, top + 3,
            (10, top - 2, end * 0.7f, top + 2, end, top + thick + 4), (end * 0.7f, top + thick + 2, 12, top + thick + 2, 0, top + (thick * 0.72f)));
        Fill(canvas, person, moustache, strands: 0);
        using var strand = Ink.Line(person.Hair.Lit(0.7f).Sheer(0.7f), 1.4f);
        for (var i = 1; i < 9; i++)
        {
            var x = end * i / 9f;
            canvas.DrawLine(x * 0.5f, top + 2, x, top + (thick * 0.8f), strand);
            canvas.DrawLine(-x * 0.5f, top + 2, -x, top + (thick * 0.8f), strand);
        }
    }

    private static void Fill(SKCanvas canvas, Person person, SKPath shape, int strands)
    {
        using var soft = Ink.Fill(person.Hair.Sheer(0.9f), blur: 1.6f);
        canvas.DrawPath(shape, soft);
        canvas.Save();
        canvas.ClipPath(shape, antialias: true);
        using var strand = Ink.Line(person.Hair.Lit(1.3f).Sheer(0.45f), 1.6f);
        for (var i = 0; i < strands; i++)
        {
            var x = (((i + 0.5f) / strands) - 0.5f) * 2 * person.Cheek;
            canvas.DrawLine(x, 10 + (i % 3 * 5), x * 0.8f, person.Chin + 16, strand);
        }

        canvas.Restore();
    }
}
