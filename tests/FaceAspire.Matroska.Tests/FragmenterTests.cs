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
    }

    [Fact]
    public void Add_NoKeyFrameForTwentySeconds_ThrowsWithTheWayOut()
    {
        _fragmenter.Add(Documents.Frame(0, key: true));

        Assert.Contains("key frame", Assert.Throws<MatroskaException>(() => _fragmenter.Add(Documents.Frame(20.5))).Message, StringComparison.Ordinal);
    }
}
