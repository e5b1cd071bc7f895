using FaceAspire.Contracts;
using SkiaSharp;

namespace FaceAspire.Notifier;

/// <summary>Crops a frame around a face.</summary>
internal static class FaceCrop
{
    private const double Margin = 1.0; // a face's own width and height on every side: shoulders, and something of the place
    private const int LongestSide = 640;
    private const int Quality = 85;

    /// <summary>Cuts the picture. Without a box the whole frame is kept.</summary>
    /// <exception cref="FormatException">The bytes are no picture.</exception>
    public static byte[] Apply(byte[] frame, FaceBox? box)
    {
        using var codec = SKCodec.Create(new MemoryStream(frame));
        using var whole = (codec is null ? null : SKBitmap.Decode(codec)) ?? throw new FormatException("the video's picture could not be decoded");
        var area = Area(whole.Width, whole.Height, box);
        var scale = Math.Min(1.0, (double)LongestSide / Math.Max(area.Width, area.Height));
        using var cut = new SKBitmap((int)Math.Max(1, area.Width * scale), (int)Math.Max(1, area.Height * scale));
        using (var canvas = new SKCanvas(cut))
        using (var image = SKImage.FromBitmap(whole))
        {
            canvas.DrawImage(image, area, new SKRect(0, 0, cut.Width, cut.Height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        using var jpeg = cut.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>The part to keep, in whole pixels, inside the picture.</summary>
    internal static SKRectI Area(int width, int height, FaceBox? box)
    {
        var whole = new SKRectI(0, 0, width, height);
        if (box is null || box.Width <= 0 || box.Height <= 0)
        {
            return whole;
        }

        var wanted = new SKRectI(
            (int)Math.Round((box.Left - (Margin * box.Width)) * width),
            (int)Math.Round((box.Top - (Margin * box.Height)) * height),
            (int)Math.Round((box.Left + ((1 + Margin) * box.Width)) * width),
            (int)Math.Round((box.Top + ((1 + Margin) * box.Height)) * height));
        return wanted.IntersectsWith(whole) ? SKRectI.Intersect(wanted, whole) : whole;
    }
}
