using FaceAspire.Video.Cutting;

namespace FaceAspire.Video.Tests;

public sealed class MediaClockTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);

    [Fact]
    public void At_FirstFrame_IsNowAndTheRestFollowsTheSource()
    {
        var clock = new MediaClock();

        Assert.Equal(1_790_000_000_000, clock.At(TimeSpan.FromMilliseconds(8), true, Noon).TotalMilliseconds);
        Assert.Equal(1_790_000_000_040, clock.At(TimeSpan.FromMilliseconds(48), false, Noon.AddDays(1)).TotalMilliseconds);
    }

    [Fact]
    public void At_RestartedWhileTheWallClockIsBehind_StillIncreases()
    {
        var clock = new MediaClock();
        clock.At(TimeSpan.Zero, true, Noon);
        var latest = clock.At(TimeSpan.FromSeconds(10), true, Noon);

        clock.Restart();

        Assert.Equal(latest + TimeSpan.FromMilliseconds(1), clock.At(TimeSpan.Zero, true, Noon.AddSeconds(5)));
    }

    [Fact]
    public void At_SourcesClockJumpsBack_GoesOnFromTheWallClock()
    {
        var clock = new MediaClock();
        clock.At(TimeSpan.FromHours(1), true, Noon);
        Assert.Equal(Noon.AddSeconds(4) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(4), true, Noon.AddSeconds(4)));

        Assert.Equal(Noon.AddSeconds(6) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.Zero, true, Noon.AddSeconds(6)));
        Assert.Equal(Noon.AddSeconds(7) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromSeconds(1), false, Noon.AddSeconds(9)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // in the middle of a group of pictures, too
    public void At_SourcesClockJumpsForth_GoesOnFromTheWallClock(bool isKey)
    {
        var clock = new MediaClock();
        clock.At(TimeSpan.Zero, true, Noon);

        Assert.Equal(Noon.AddSeconds(2) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromDays(20_000), isKey, Noon.AddSeconds(2)));
        Assert.Equal(Noon.AddSeconds(3) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromDays(20_000) + TimeSpan.FromSeconds(1), isKey, Noon.AddSeconds(2)));
    }

    [Theory]
    [InlineData(3600, 3590)] // the source paused
    [InlineData(20, 0)] // a recording, read at once
    public void At_PauseOrShortGap_IsKept(double media, double wall)
    {
        var clock = new MediaClock();
        clock.At(TimeSpan.Zero, true, Noon);

        Assert.Equal(Noon.AddSeconds(media) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromSeconds(media), true, Noon.AddSeconds(wall)));
    }

    [Fact]
    public void At_FrameIsShownBeforeTheOneBeforeIt_IsNoJump()
    {
        var clock = new MediaClock();
        clock.At(TimeSpan.Zero, true, Noon);
        clock.At(TimeSpan.FromMilliseconds(80), false, Noon);

        Assert.Equal(Noon.AddMilliseconds(40) - DateTimeOffset.UnixEpoch, clock.At(TimeSpan.FromMilliseconds(40), false, Noon));
    }
}
