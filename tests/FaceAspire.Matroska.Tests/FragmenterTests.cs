using System.Buffers;

namespace FaceAspire.Matroska.Tests;

public sealed class FragmenterTests
{
    private readonly Fragmenter _fragmenter = new(TimeSpan.FromSeconds(2), track: 1);

    [Fact]
    public void Add_KeyFrameEverySecond_CutsAtEverySecondOne()
    {
        var fragments = Enumerable.Range(0, 50)
            .Select(i => _fragmenter.Add(Documents.Frame(i / 10.0, key: i % 10 == 0)))
            .OfType<CodedFragment>().ToList();

        Assert.Equal([0.0, 2.0], fragments.Select(fragment => fragment.Timecode.TotalSeconds));
        Assert.Equal([20, 20], fragments.Select(fragment => fragment.Frames));
        Assert.Equal(10, _fragmenter.Complete()!.Frames);
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

        Assert.Equal([2.0, 2.1], Times(_fragmenter.Complete()));
        Assert.Equal(1, _fragmenter.Dropped);
    }

    [Fact]
    public void Add_KeyFrameThatIsNotLater_EndsTheFragment()
    {
        _fragmenter.Add(Documents.Frame(5, key: true));
        _fragmenter.Add(Documents.Frame(5.5));

        Assert.Equal([5, 5.5], Times(_fragmenter.Add(Documents.Frame(1, key: true))));
        _fragmenter.Add(Documents.Frame(1.1));
        Assert.Equal([1, 1.1], Times(_fragmenter.Complete()));
    }

    [Fact]
    public void Add_FramesOverManyBlocks_WritesWhatFragmentWrites()
    {
        MkvTag end = new("AWS_KINESISVIDEO_END_OF_FRAGMENT", "");
        var fragmenter = new Fragmenter(TimeSpan.FromSeconds(1), 1, end);
        var random = new Random(7);
        foreach (var start in (int[])[0, 2, 4]) // the writer's last block is begun anew each time
        {
            List<MkvFrame> frames = [.. Enumerable.Range(0, 10).Select(i =>
                Documents.Frame(start + (i / 10.0), key: i == 0, fill: (byte)(start + i), size: random.Next(2 * BlockWriter.BlockSize)))];
            frames.ForEach(frame => Assert.Null(fragmenter.Add(frame)));
            var coded = fragmenter.Complete()!;
            frames.ForEach(frame => fragmenter.Add(Documents.Frame(start + 1, key: true, fill: 0xFF, size: 100_000))); // must not reach into it
            Assert.NotNull(fragmenter.Complete());

            Assert.Equal(new Fragment(frames[0].Time, frames).ToCluster(end).ToArray(), coded.Cluster.ToArray());
            Assert.Equal((frames[0].Time, frames[^1].Time, 10), (coded.Timecode, coded.Until, coded.Frames));
        }
    }

    [Fact]
    public void Reuse_EachFragmentThatIsRead_LeavesTheOthersAsTheyWere()
    {
        var fragmenter = new Fragmenter(TimeSpan.FromSeconds(1), 1);
        var random = new Random(7);
        var (kept, written) = (new Queue<CodedFragment>(), new Queue<byte[]>());
        for (var fragment = 0; fragment < 100; fragment++)
        {
            List<MkvFrame> frames = [.. Enumerable.Range(0, 5).Select(i =>
                Documents.Frame((2 * fragment) + (i / 10.0), key: i == 0, fill: (byte)random.Next(256), size: random.Next(2 * BlockWriter.BlockSize)))];
            frames.ForEach(frame => Assert.Null(fragmenter.Add(frame)));
            kept.Enqueue(fragmenter.Complete()!);
            written.Enqueue(new Fragment(frames[0].Time, frames).ToCluster().ToArray());
            if (kept.Count > 3)
            {
                var read = kept.Dequeue().Cluster;
                Assert.Equal(written.Dequeue(), read.ToArray());
                Fragmenter.Reuse(read);
            }
        }
    }

    [Fact]
    public void Reuse_LongFragment_IsWrittenIntoTheSameMemory()
    {
        const int Frames = 150, Size = 100_000;
        var data = Documents.Frame(0, size: Size);

        Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Frames * Size / 8); // others that run now may take some of it

        void Write()
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                Assert.Null(_fragmenter.Add(data with { Time = TimeSpan.FromMilliseconds(frame), IsKey = frame == 0 }));
            }

            Fragmenter.Reuse(_fragmenter.Complete()!.Cluster);
        }
    }

    [Fact]
    public void Complete_SmallFragment_KeepsNoMoreMemoryThanTwiceItsSize()
    {
        _fragmenter.Add(Documents.Frame(0, key: true));

        var cluster = _fragmenter.Complete()!.Cluster;

        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(cluster.First, out var array));
        Assert.InRange(array.Array!.Length, cluster.Length, 2 * cluster.Length);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(20.1)]
    public void Fragmenter_LengthThatTheServiceDoesNotTake_IsRefused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fragmenter(TimeSpan.FromSeconds(seconds), track: 1));

    private static IEnumerable<double> Times(CodedFragment? fragment) => Documents.FramesOf(fragment!).Select(frame => frame.Time.TotalSeconds);
}
