using FaceAspire.Contracts;
using SkiaSharp;
using static FaceAspire.Analyzer.Tests.Scene;

namespace FaceAspire.Analyzer.Tests;

/// <summary>The motion gate: what may cost nothing, and what must not be lost.</summary>
public sealed class MotionTests
{
    private static readonly AnalyzerOptions Options = new() { FramesBucket = "frames", CollectionId = "people" };
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(AnalyzerRig.Start);

    [Fact]
    public void IsNews_NothingChanges_OnlyTheFirstAndOneEachRefresh()
    {
        var gate = new FrameGate(Options with { MotionHold = TimeSpan.Zero });

        Assert.Equal([0, 10, 20, 30], Passing(gate, Enumerable.Range(0, 31).Select(second => (second, Jpeg()))));
    }

    [Theory]
    [InlineData(12, 12)] // 1/1500 of the picture
    [InlineData(64, 90)]
    public void IsNews_SomebodyComesAndStandsStill_PassesWhileAVisitBeginsAndEachRefreshAfterThat(int width, int height)
    {
        var gate = new FrameGate(Options);
        Passing(gate, Enumerable.Range(-12, 12).Select(second => (second, Jpeg()))); // an empty room, until nothing is news any more
        var skin = new SKColor(90, 80, 76); // hardly lighter than the wall

        var passed = Passing(gate, Enumerable.Range(0, 40).Select(second => (second, Jpeg((skin, Box(301, 177, width, height))))));

        Assert.Equal([.. Enumerable.Range(0, 11), 20, 30], passed);
    }

    [Fact]
    public void IsNews_SensorNoise_IsNoMotion()
    {
        var gate = new FrameGate(Options with { MotionHold = TimeSpan.Zero });
        var random = new Random(1);

        var passed = Passing(gate, Enumerable.Range(0, 10).Select(second => (second, Noisy(random))));

        Assert.Equal([0], passed);
    }

    [Fact]
    public void IsNews_CamerasAndClocksSetBack_AreKeptApartAndGoOn()
    {
        var gate = new FrameGate(Options with { MotionHold = TimeSpan.Zero });

        Assert.True(gate.IsNews(At(0), Jpeg()));
        Assert.True(gate.IsNews(new(Camera.Named("gate"), Start), Jpeg()));
        Assert.False(gate.IsNews(At(1), Jpeg()));
        Assert.True(gate.IsNews(At(-3600), Jpeg()));
    }

    [Fact]
    public void IsNews_PictureThatCannotBeDecoded_Passes()
    {
        var gate = new FrameGate(Options);

        Assert.True(gate.IsNews(At(0), [1, 2, 3]));
        Assert.True(gate.IsNews(At(1), [1, 2, 3]));
    }

    [Fact]
    public async Task Handle_NothingMoves_CostsNoCallAndTheRetriedOnePasses()
    {
        var rig = new AnalyzerRig(options => options with { MotionThreshold = 4, MotionHold = TimeSpan.Zero });
        await rig.HandleAsync(rig.Picture(Jpeg(), 0));

        await rig.HandleAsync(rig.Picture(Jpeg(), 1));
        var calls = rig.Rekognition.Detections;
        await rig.HandleAsync(AnalyzerRig.Message(rig.Picture(Jpeg(), 2), received: 2));

        Assert.Equal((1, 2), (calls, rig.Rekognition.Detections));
        Assert.Empty(rig.Store.Keys("frames"));
    }

    private static IEnumerable<int> Passing(FrameGate gate, IEnumerable<(int Second, byte[] Picture)> pictures) =>
        [.. pictures.Where(picture => gate.IsNews(At(picture.Second), picture.Picture)).Select(picture => picture.Second)];

    private static Frame At(int second) => new(Camera.Named("door"), Start.AddSeconds(second));

    /// <summary>A grey picture whose pixels are off by up to 6 steps, each for itself.</summary>
    private static byte[] Noisy(Random random)
    {
        using var picture = new SKBitmap(Width, Height);
        picture.Pixels = [.. Enumerable.Range(0, Width * Height).Select(_ => (byte)(100 + random.Next(-6, 7))).Select(grey => new SKColor(grey, grey, grey))];
        using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
