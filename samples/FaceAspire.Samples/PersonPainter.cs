using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws a person from the chest up. Units: the middle of the head is at 0, 0 and the top of the skull at -104.</summary>
internal static class PersonPainter
{
    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas, Person person, Look look)
    {
        canvas.Save();
        canvas.Translate(look.X, look.Y);
        canvas.Scale(look.HeadHeight / (person.Chin - HeadShape.Top));
        BodyPainter.Paint(canvas, person);
        canvas.RotateDegrees(look.Tilt, 0, person.Chin);
        HairPainter.PaintBehind(canvas, person);
        SkinPainter.Paint(canvas, person, look);
        BeardPainter.Paint(canvas, person);
        EyePainter.Paint(canvas, person, look);
        NosePainter.Paint(canvas, person, look);
        MouthPainter.Paint(canvas, person, look);
        if (person.Beard is not Beard.None)
        {
            BeardPainter.PaintMoustache(canvas, person);
        }

        HairPainter.PaintInFront(canvas, person);
        if (person.HasGlasses)
        {
            GlassesPainter.Paint(canvas, person);
        }

        canvas.Restore();
    }
}
