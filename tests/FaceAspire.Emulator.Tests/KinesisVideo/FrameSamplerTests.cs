using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class FrameSamplerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Choose_FragmentAfterFragment_EvenlyAcrossThem()
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(0.5));

        Assert.Equal([0, 5], sampler.Choose(Start, Offsets(8)));
        Assert.Equal([2, 7], sampler.Choose(Start.AddSeconds(0.8), Offsets(8))); // at 1.0 and 1.5
    }

    [Fact]
    public void Choose_FewerFramesThanWanted_AllOfThem()
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(0.05));

        Assert.Equal([0, 1, 2], sampler.Choose(Start, Offsets(3)));
    }

    [Fact]
    public void Choose_ClockSetBack_GoesOnAtOnce()
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(0.5));
        sampler.Choose(Start, Offsets(3));

        Assert.Equal([0], sampler.Choose(Start.AddHours(-1), Offsets(3)));
    }

    [Fact]
    public void Choose_IntervalGrows_CountsFromTheLastFrame()
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(0.2));
        Assert.Equal([0, 2, 4], sampler.Choose(Start, Offsets(6)));

        sampler.Interval = TimeSpan.FromSeconds(0.5);

        Assert.Equal([3], sampler.Choose(Start.AddSeconds(0.6), Offsets(6))); // at 0.9
    }

    private static TimeSpan[] Offsets(int frames) => [.. Enumerable.Range(0, frames).Select(i => TimeSpan.FromSeconds(i * 0.1))];
}
