using Amazon.Rekognition.Model;
using SkiaSharp;

namespace FaceAspire.Analyzer;

/// <summary>Cuts single faces out of a picture, for a service that searches for an image's largest face alone.</summary>
internal sealed class FaceCrops : IDisposable
{
    private const double Margin = 0.5; // of the face's own size, on every side
    private const int LeastSide = 80; // pixels; the service takes no less
    private const int Quality = 95;
    private static readonly SKColor Grey = new(128, 128, 128);

    private readonly SKBitmap _whole;
    private readonly SKImage _image;

    private FaceCrops(SKBitmap whole) => (_whole, _image) = (whole, SKImage.FromBitmap(whole));

    /// <summary>Decodes a picture.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FaceCrops Of(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file));
        return new((codec is null ? null : SKBitmap.Decode(codec)) ?? throw new FormatException("The picture cannot be decoded."));
    }

    /// <summary>One face with something around it. Other faces are painted over, so that none of them is searched for in its place.</summary>
    /// <param name="face">The face.</param>
    /// <param name="others">All other faces of the picture.</param>
    public FaceCrop Cut(BoundingBox face, IReadOnlyList<BoundingBox> others)
    {
        var area = Area(_whole.Width, _whole.Height, face);
        using var cut = new SKBitmap(area.Width, area.Height);
        using (var canvas = new SKCanvas(cut))
        using (var paint = new SKPaint { Color = Grey })
        {
            canvas.Translate(-area.Left, -area.Top);
            canvas.DrawImage(_image, 0, 0, SKSamplingOptions.Default);
            foreach (var other in others)
            {
                canvas.DrawRect(Pixels(other), paint);
            }

            canvas.ClipRect(Pixels(face)); // the face itself again: boxes overlap where heads do
            canvas.DrawImage(_image, 0, 0, SKSamplingOptions.Default);
        }

        using var jpeg = cut.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new(jpeg.ToArray(), area, _whole.Width, _whole.Height);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _image.Dispose();
        _whole.Dispose();
    }

    /// <summary>The part to cut out, in whole pixels: inside the picture, and at least 80 pixels wide and high where the picture is.</summary>
    internal static SKRectI Area(int width, int height, BoundingBox box)
    {
        var (left, right) = Span(box.Left * width, box.Width * width, width);
        var (top, bottom) = Span(box.Top * height, box.Height * height, height);
        return new(left, top, right, bottom);
    }

    private static (int From, int To) Span(double from, double length, int most)
    {
        var wanted = (int)Math.Ceiling(Math.Max(LeastSide, length * (1 + (2 * Margin))));
        var size = Math.Min(wanted, most);
        var start = (int)Math.Round(from + (length / 2) - (size / 2.0));
        start = Math.Clamp(start, 0, most - size);
        return (start, start + size);
    }

    private SKRect Pixels(BoundingBox box) => SKRect.Create(
        (float)(box.Left * _whole.Width), (float)(box.Top * _whole.Height), (float)(box.Width * _whole.Width), (float)(box.Height * _whole.Height));
}
