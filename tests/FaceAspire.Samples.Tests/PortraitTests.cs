using SkiaSharp;

namespace FaceAspire.Samples.Tests;

public sealed class PortraitTests
{
    private const int MaxDifference = 3; // of 255: processors round blurs and gradients differently

    public static TheoryData<string> Paths => [.. Portrait.All.Select(portrait => portrait.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Paint_EachPortrait_IsTheOneCheckedIn(string path)
    {
        using var drawn = PortraitPainter.Paint(Portrait.All.Single(portrait => portrait.Path == path));
        using var kept = SKBitmap.Decode(SampleFiles.Path(path), drawn.Info);

        Assert.NotNull(kept);
        Assert.Equal(drawn.Info.Size, kept.Info.Size);
        Assert.True(Difference(drawn, kept) <= MaxDifference, $"{path} is not what is drawn; run FaceAspire.Samples again.");
    }

    [Fact]
    public void Paint_Twice_GivesTheSamePixels()
    {
        using var first = PortraitPainter.Paint(Portrait.All[0]);
        using var second = PortraitPainter.Paint(Portrait.All[0]);

        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public void All_Portraits_AreTheFilesThatAreCheckedIn()
    {
        var kept = Directory.GetFiles(SampleFiles.Path(""), "*.png", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SampleFiles.Path(""), path).Replace('\\', '/')).Where(path => !path.StartsWith("FaceAspire", StringComparison.Ordinal));

        Assert.Equal(Portrait.All.Select(portrait => portrait.Path).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    private static int Difference(SKBitmap left, SKBitmap right) => left.Bytes.Zip(right.Bytes, (a, b) => Math.Abs(a - b)).Max();
}
