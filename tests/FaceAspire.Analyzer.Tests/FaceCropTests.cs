using Amazon.Rekognition.Model;
using SkiaSharp;
using static FaceAspire.Analyzer.Tests.Scene;

namespace FaceAspire.Analyzer.Tests;

public sealed class FaceCropTests
{
    [Theory]
    [InlineData(300, 100, 100, 100, 250, 50, 200, 200)] // half a face on each side
    [InlineData(300, 100, 20, 30, 270, 75, 80, 80)] // at least 80 pixels
    [InlineData(0, 0, 20, 20, 0, 0, 80, 80)] // moved inside
    [InlineData(600, 320, 60, 60, 520, 240, 120, 120)] // a face that is cut by the edge
    [InlineData(0, -20, 640, 400, 0, 0, 640, 360)]
    public void Area_Face_MarginWithinThePicture(int left, int top, int width, int height, int x, int y, int w, int h) =>
        Assert.Equal(SKRectI.Create(x, y, w, h), FaceCrops.Area(Width, Height, Shares(left, top, width, height)));

    [Fact]
    public void Area_PictureSmallerThanTheLeast_AllOfIt() =>
        Assert.Equal(new SKRectI(0, 0, 60, 50), FaceCrops.Area(60, 50, new() { Left = 0.5, Top = 0.5, Width = 0.1, Height = 0.1 }));

    [Fact]
    public void Cut_LargerFaceBeside_IsPaintedOver()
    {
        using var crops = FaceCrops.Of(Jpeg((Ann, Box(100, 100, 60, 60)), (Ben, Box(165, 60, 150, 150))));

        var ann = crops.Cut(Shares(100, 100, 60, 60), [Shares(165, 60, 150, 150)]);
        var uncovered = crops.Cut(Shares(100, 100, 60, 60), []);

        Assert.Equal("ann", Assert.Single(Read(ann.Jpeg)).Person);
        Assert.Equal(2, Read(uncovered.Jpeg).Count); // so there was something to paint over
    }

    [Fact]
    public void Cut_FaceInFrontOfAnother_StaysWhole()
    {
        using var crops = FaceCrops.Of(Jpeg((Ben, Box(100, 60, 150, 150)), (Ann, Box(120, 100, 60, 60))));

        var ann = crops.Cut(Shares(120, 100, 60, 60), [Shares(100, 60, 150, 150)]);

        var face = Assert.Single(Read(ann.Jpeg));
        Assert.Equal("ann", face.Person);
        Assert.InRange(face.Size, 3400, 3700);
        Assert.True(ann.Shows(face.Box, Shares(120, 100, 60, 60)));
    }

    [Fact]
    public void Shows_FaceBesideTheWantedOne_IsFalse()
    {
        var crop = new FaceCrop([], SKRectI.Create(250, 50, 200, 200), Width, Height);
        var wanted = Shares(300, 100, 100, 100);

        Assert.True(crop.Shows(new() { Left = 0.25, Top = 0.25, Width = 0.5, Height = 0.5 }, wanted));
        Assert.False(crop.Shows(new() { Left = 0, Top = 0, Width = 0.3, Height = 0.3 }, wanted));
        Assert.False(crop.Shows(null, wanted));
    }

    [Fact]
    public void Of_NoPicture_FormatException() => Assert.Throws<FormatException>(() => FaceCrops.Of([1, 2, 3]));

    private static BoundingBox Shares(double left, double top, double width, double height) =>
        new() { Left = left / Width, Top = top / Height, Width = width / Width, Height = height / Height };
}
