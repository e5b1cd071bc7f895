using FaceAspire.Contracts;
using SkiaSharp;

namespace FaceAspire.Notifier.Tests;

public class FaceCropTests
{
    [Theory]
    [InlineData("the face's own size on every side", 0.4, 0.4, 0.1, 0.1, 300, 150, 600, 300)]
    [InlineData("cut off at the left and the top", 0, 0, 0.1, 0.1, 0, 0, 200, 100)]
    [InlineData("cut off at the right and the bottom", 0.95, 0.95, 0.1, 0.1, 850, 425, 1000, 500)]
    [InlineData("a face that leaves the picture", -0.05, 0.4, 0.1, 0.1, 0, 150, 150, 300)]
    [InlineData("larger than the picture", -1, -1, 3, 3, 0, 0, 1000, 500)]
    [InlineData("outside: all of it", 5, 5, 0.1, 0.1, 0, 0, 1000, 500)]
    [InlineData("no size: all of it", 0.4, 0.4, 0, 0.1, 0, 0, 1000, 500)]
    [InlineData("beyond any picture: all of it", 1e30, 0.4, 0.1, 0.1, 0, 0, 1000, 500)]
    [InlineData("no number: all of it", double.NaN, 0.4, double.NaN, 0.1, 0, 0, 1000, 500)]
    public void Area_Box_InsideThePicture(
        string situation, double left, double top, double width, double height, int fromX, int fromY, int toX, int toY) => Assert.Equal(
        (situation, new SKRectI(fromX, fromY, toX, toY)), (situation, FaceCrop.Area(1000, 500, new FaceBox(left, top, width, height))));

    [Fact]
    public void Area_NoBox_WholePicture() => Assert.Equal(new SKRectI(0, 0, 1000, 500), FaceCrop.Area(1000, 500, null));

    [Theory]
    [InlineData(1920, 1080, 640, 360)]
    [InlineData(300, 200, 300, 200)]
    [InlineData(4000, 2, 640, 1)]
    public void Apply_WholeFrame_LongestSideAtMost640(int width, int height, int toWidth, int toHeight)
    {
        using var picture = SKBitmap.Decode(FaceCrop.Apply(NotifierRig.Jpeg(width, height), null));
        Assert.Equal((toWidth, toHeight), (picture.Width, picture.Height));
    }

    [Fact]
    public void Apply_Frame_KeepsThePart()
    {
        using var frame = new SKBitmap(300, 300);
        frame.Erase(SKColors.Black);
        using (var canvas = new SKCanvas(frame))
        {
            canvas.DrawRect(100, 100, 100, 100, new SKPaint { Color = SKColors.White });
        }

        using var png = frame.Encode(SKEncodedImageFormat.Png, 100);
        using var picture = SKBitmap.Decode(FaceCrop.Apply(png.ToArray(), new(0.4, 0.4, 0.0667, 0.0667)));
        Assert.InRange(picture.Width, 58, 62);
        Assert.True(picture.GetPixel(picture.Width / 2, picture.Height / 2).Red > 240);
    }
}
