using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>Draws what the camera sees when nobody is there: a house wall and its door. Nothing of it looks like a face to a detector.</summary>
internal static class DoorScene
{
    private static readonly SKColor Wall = new(0xD8, 0xCD, 0xBA);
    private static readonly SKColor Wood = new(0x2F, 0x55, 0x6B);
    private static readonly SKColor Stone = new(0xB3, 0xA7, 0x95);

    /// <summary>Draws.</summary>
    public static void Paint(SKCanvas canvas)
    {
        using var wall = Ink.Radial(new(210, 120), 560, Wall.Lit(1.2f), Wall, Wall.Lit(0.72f));
        canvas.DrawRect(0, 0, Clip.Width, Clip.Height, wall);
        PaintBricks(canvas);
        PaintDoor(canvas);
        PaintLamp(canvas, 500, 70);
        PaintTree(canvas, 84, 360);
    }

    private static void PaintBricks(SKCanvas canvas)
    {
        using var joint = Ink.Line(Wall.Lit(0.86f).Sheer(0.5f), 1.2f);
        for (var row = 0; row * 26 < Clip.Height; row++)
        {
            canvas.DrawLine(0, row * 26, Clip.Width, row * 26, joint);
            for (var x = 8 + (row % 2 * 33); x < Clip.Width; x += 66)
            {
                canvas.DrawLine(x, row * 26, x, (row + 1) * 26, joint);
            }
        }
    }

    private static void PaintDoor(SKCanvas canvas)
    {
        using var shadow = Ink.Fill(SKColors.Black.Sheer(0.3f), blur: 8);
        using var frame = Ink.Gradient(new(226, 0), new(414, 0), Stone.Lit(1.3f), Stone, Stone.Lit(0.8f));
        using var wood = Ink.Gradient(new(240, 0), new(400, 0), Wood.Lit(1.15f), Wood, Wood.Lit(0.75f));
        canvas.DrawRect(224, 14, 200, 350, shadow);
        canvas.DrawRect(226, 10, 188, 350, frame);
        canvas.DrawRect(240, 24, 160, 340, wood);
        PaintPanel(canvas, SKRect.Create(254, 38, 132, 34), new(0xF3, 0xD9, 0x8B)); // a light burns inside
        foreach (var y in (float[])[88, 190, 292])
        {
            PaintPanel(canvas, SKRect.Create(254, y, 132, 88), Wood.Lit(0.92f));
        }

        using var brass = Ink.Radial(new(388, 208), 12, new(0xFF, 0xE9, 0xA8), new(0xB8, 0x8A, 0x2E));
        canvas.DrawCircle(391, 211, 6, brass);
    }

    private static void PaintPanel(SKCanvas canvas, SKRect panel, SKColor colour)
    {
        using var fill = Ink.Gradient(new(panel.Left, panel.Top), new(panel.Right, panel.Bottom), colour.Lit(1.1f), colour, colour.Lit(0.85f));
        using var dark = Ink.Line(Wood.Lit(0.5f), 2);
        using var light = Ink.Line(Wood.Lit(1.3f), 1.5f);
        canvas.DrawRect(panel, fill);
        canvas.DrawRect(panel, dark);
        canvas.DrawLine(panel.Left, panel.Bottom + 2, panel.Right, panel.Bottom + 2, light);
    }

    private static void PaintLamp(SKCanvas canvas, float x, float y)
    {
        using var glow = Ink.Fill(new SKColor(0xFF, 0xE2, 0x9A).Sheer(0.55f), blur: 26);
        using var iron = Ink.Fill(new(0x2A, 0x2A, 0x2E));
        using var glass = Ink.Gradient(new(x, y), new(x, y + 44), new(0xFF, 0xF6, 0xD8), new(0xFF, 0xD2, 0x70));
        canvas.DrawCircle(x, y + 22, 46, glow);
        canvas.DrawRect(x - 3, y - 16, 6, 16, iron);
        canvas.DrawRect(x - 18, y - 6, 36, 8, iron);
        canvas.DrawRect(x - 14, y + 2, 28, 40, glass);
        canvas.DrawRect(x - 16, y + 42, 32, 5, iron);
    }

    private static void PaintTree(SKCanvas canvas, float x, float ground)
    {
        using var pot = Ink.Gradient(new(x - 34, 0), new(x + 34, 0), new(0xC4, 0x76, 0x4C), new(0x8A, 0x49, 0x2C));
        using var trunk = Ink.Fill(new(0x5C, 0x42, 0x2E));
        canvas.DrawRect(x - 30, ground - 44, 60, 50, pot);
        canvas.DrawRect(x - 4, ground - 130, 8, 90, trunk);
        for (var i = 0; i < 60; i++)
        {
            var (angle, distance) = (i * 2.39996f, MathF.Sqrt(i / 60f) * 50); // the golden angle again
            using var leaf = Ink.Fill(new SKColor(0x3E, 0x75, 0x45).Lit(0.8f + (i * 7 % 10 * 0.06f)));
            canvas.DrawCircle(x + (MathF.Cos(angle) * distance), ground - 168 + (MathF.Sin(angle) * distance), 10, leaf);
        }
    }
}
