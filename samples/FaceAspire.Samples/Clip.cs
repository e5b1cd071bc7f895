using SkiaSharp;

namespace FaceAspire.Samples;

/// <summary>The camera's clip: who passes the door, and when. Its end fits its beginning, so it can be played in a loop.</summary>
internal static class Clip
{
    /// <summary>Pixels across.</summary>
    public const int Width = 640;

    /// <summary>Pixels down.</summary>
    public const int Height = 360;

    /// <summary>Frames of a second.</summary>
    public const int FramesPerSecond = 20;

    /// <summary>Seconds.</summary>
    public const int Seconds = 30;

    /// <summary>Frames in all.</summary>
    public const int Frames = Seconds * FramesPerSecond;

    private const float Left = -130;
    private const float Right = Width + 130;

    /// <summary>Who passes. Ada's begins before the clip does, so she is there from the first frame on.</summary>
    public static IReadOnlyList<Passage> Passages { get; } =
    [
        new(Cast.Ada, -0.9, 5.6, Left, 300, Right),
        new(Cast.Bruno, 7, 13, Right, 330, Left),
        new(Cast.Stranger, 13.8, 19.6, Left, 310, Right),
        new(Cast.Chidi, 20.4, 28.4, Left, 205, Left),
        new(Cast.Bruno, 22.6, 27.4, Right, 450, Right),
    ];

    /// <summary>Draws a frame, 0 to <see cref="Frames"/> - 1.</summary>
    public static void Paint(SKCanvas canvas, int frame)
    {
        DoorScene.Paint(canvas);
        var time = (double)frame / FramesPerSecond;
        foreach (var passage in Passages)
        {
            if ((passage.At(time) ?? passage.At(time - Seconds)) is { } look)
            {
                PersonPainter.Paint(canvas, passage.Person, look);
            }
        }
    }
}
