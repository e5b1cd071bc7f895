using Amazon.Rekognition.Model;
using SkiaSharp;

namespace FaceAspire.Analyzer.Tests;

/// <summary>Pictures of 640 x 360 in which a face is a box of one colour: red is Ann's, green Ben's, blue a stranger's.</summary>
internal static class Scene
{
    public const int Width = 640;
    public const int Height = 360;

    public static readonly SKColor Ann = SKColors.Red;
    public static readonly SKColor Ben = new(0, 255, 0);
    public static readonly SKColor Stranger = SKColors.Blue;

    /// <summary>A picture.</summary>
    /// <param name="faces">Each with its box in pixels; later ones lie in front.</param>
    public static byte[] Jpeg(params (SKColor Color, SKRectI Box)[] faces) => Jpeg(new SKColor(60, 60, 60), faces);

    public static byte[] Jpeg(SKColor background, params (SKColor Color, SKRectI Box)[] faces)
    {
        using var picture = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(background);
            foreach (var (color, box) in faces)
            {
                using var paint = new SKPaint { Color = color };
                canvas.DrawRect(box, paint);
            }
        }

        using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 95);
        return jpeg.ToArray();
    }

    /// <summary>A box by its place and size.</summary>
    public static SKRectI Box(int left, int top, int width, int height) => SKRectI.Create(left, top, width, height);

    /// <summary>The faces of a picture: where the pixels of each colour lie, as shares of it, and whose it is. Largest first.</summary>
    public static IReadOnlyList<(string Person, BoundingBox Box, int Size)> Read(byte[] file)
    {
        using var picture = SKBitmap.Decode(file);
        var pixels = picture.Pixels.Select((color, i) => (Person: Person(color), X: i % picture.Width, Y: i / picture.Width))
            .Where(pixel => pixel.Person is not null).GroupBy(pixel => pixel.Person!);
        return
        [
            .. pixels.Where(face => face.Count() >= 25).Select(face => (face.Key, Around(face.Select(pixel => (pixel.X, pixel.Y)), picture), face.Count()))
                .OrderByDescending(face => face.Item3),
        ];
    }

    private static string? Person(SKColor color) => (color.Red, color.Green, color.Blue) switch
    {
        ( > 180, < 90, < 90) => "ann",
        ( < 90, > 180, < 90) => "ben",
        ( < 90, < 90, > 180) => "nobody",
        _ => null,
    };

    private static BoundingBox Around(IEnumerable<(int X, int Y)> pixels, SKBitmap picture)
    {
        var all = pixels.ToList();
        var (left, right) = (all.Min(pixel => pixel.X), all.Max(pixel => pixel.X) + 1);
        var (top, bottom) = (all.Min(pixel => pixel.Y), all.Max(pixel => pixel.Y) + 1);
        return new()
        {
            Left = (double)left / picture.Width,
            Top = (double)top / picture.Height,
            Width = (double)(right - left) / picture.Width,
            Height = (double)(bottom - top) / picture.Height,
        };
    }
}
