using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Outlines that several painters share; the middle of the head is at 0, 0.</summary>
internal static class HeadShape
{
    /// <summary>The top of the skull.</summary>
    public const float Top = -104;

    /// <summary>Where the eyes are.</summary>
    public const float Eyes = -4;

    /// <summary>The outline of the face.</summary>
    public static SKPath Outline(Person person)
    {
        var (cheek, jaw, chin) = (person.Cheek, person.Jaw, person.Chin);
        return Mirrored(0, Top,
            (cheek * 0.72f, Top, cheek * 1.02f, -70, cheek, -8),
            (cheek * 0.99f, 24, jaw * 1.1f, 52, jaw, 70),
            (jaw * 0.78f, 94, jaw * 0.46f, chin, 0, chin));
    }

    /// <summary>A shape that is the same on both sides: from the top down the right side, and up the left one.</summary>
    public static SKPath Mirrored(float x, float y, params (float X1, float Y1, float X2, float Y2, float X, float Y)[] curves)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(x, y);
        foreach (var (x1, y1, x2, y2, toX, toY) in curves)
        {
            builder.CubicTo(x1, y1, x2, y2, toX, toY);
        }

        for (var i = curves.Length - 1; i >= 0; i--)
        {
            var (x1, y1, x2, y2, _, _) = curves[i];
            var (toX, toY) = i > 0 ? (curves[i - 1].X, curves[i - 1].Y) : (x, y);
            builder.CubicTo(-x2, y2, -x1, y1, -toX, toY);
        }

        builder.Close();
        return builder.Detach();
    }

    /// <summary>A path that a drawing gives.</summary>
    public static SKPath Path(Action<SKPathBuilder> draw)
    {
        using var builder = new SKPathBuilder();
        draw(builder);
        return builder.Detach();
    }
}
