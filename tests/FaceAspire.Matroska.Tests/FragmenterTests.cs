namespace FaceAspire.Matroska.Tests;

public sealed class FragmenterTests
{
    private readonly Fragmenter _fragmenter = new(TimeSpan.FromSeconds(2), track: 1);

    [Fact]
    public void Add_KeyFrameEverySecond_CutsAtEverySecondOne()
    {
        var fragments = Enumerable.Range(0, 50)
            .Select(i => _fragmenter.Add(Documents.Frame(i / 10.0, key: i % 10 == 0)))
            .OfType<Fragment>().ToList();

        Assert.Equal([0.0, 2.0], fragments.Select(fragment => fragment.Timecode.TotalSeconds));
        Assert.Equal([20, 20], fragments.Select(fragment => fragment.Frames.Count));
        Assert.Equal(10, _fragmenter.Complete()!.Frames.Count);
        Assert.Null(_fragmenter.Complete());
    }

    [Fact]
    public void Add_BeforeTheFirstKeyFrameAndOfOtherTracks_IsDropped()
    {
        Assert.Null(_fragmenter.Add(Documents.Frame(0)));
        Assert.Null(_fragmenter.Add(Documents.Frame(0.1, key: true, track: 2)));
        Assert.Null(_fragmenter.Add(Documents.Frame(0.2, key: true)));

        Assert.Equal(0.2, _fragmenter.Complete()!.Timecode.TotalSeconds);
        Assert.Equal(1, _fragmenter.Dropped); // other tracks are none of its business
    }

    [Fact]
    public void Add_NoKeyFrameForTwentySeconds_ThrowsWithTheWayOut()
    {
        _fragmenter.Add(Documents.Frame(0, key: true));

        Assert.Contains("key frame", Assert.Throws<MatroskaException>(() => _fragmenter.Add(Documents.Frame(20.5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_PictureThatNeedsTheFragmentBefore_IsDropped()
    {
        _fragmenter.Add(Documents.Frame(0, key: true));
        Assert.NotNull(_fragmenter.Add(Documents.Frame(2, key: true)));
        _fragmenter.Add(Documents.Frame(1.9)); // shown before the key frame, sent after it
        _fragmenter.Add(Documents.Frame(2.1));

        Assert.Equal([2.0, 2.1], _fragmenter.Complete()!.Frames.Select(frame => frame.Time.TotalSeconds));
        Assert.Equal(1, _fragmenter.Dropped);
    }

    [Fact]
    public void Add_KeyFrameThatIsNotLater_EndsTheFragment()
    {
        _fragmenter.Add(Documents.Frame(5, key: true));
        _fragmenter.Add(Documents.Frame(5.5));

        Assert.Equal([5, 5.5], _fragmenter.Add(Documents.Frame(1, key: true))!.Frames.Select(frame => frame.Time.TotalSeconds));
        _fragmenter.Add(Documents.Frame(1.1));
        Assert.Equal([1, 1.1], _fragmenter.Complete()!.Frames.Select(frame => frame.Time.TotalSeconds));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(20.1)]
    public void Fragmenter_LengthThatTheServiceDoesNotTake_IsRefused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fragmenter(TimeSpan.FromSeconds(seconds), track: 1));
}
