using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class IngestRulesTests
{
    [Fact]
    public void Complete_GoodFragment_HasTimesTracksAndTags()
    {
        var rules = Begun(10);
        rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(10)));
        rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(11)));

        var fragment = rules.Take(new MkvEvent.TagsRead([new("colour", "red"), TestMedia.EndOfFragment]));

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(10), fragment!.ProducerTime);
        Assert.Equal([new MkvTag("colour", "red")], fragment.Tags);
        Assert.Equal(TimeSpan.FromSeconds(2), fragment.Length); // a frame a second
        Assert.Null(rules.Complete());
    }

    [Fact]
    public void Take_TagsBeforeTheFirstCluster_AreNotHeldToAnything()
    {
        var rules = new IngestRules(DateTimeOffset.UnixEpoch, new());

        Assert.Null(rules.Take(new MkvEvent.TagsRead([new("AWS_X", "")])));
    }

    [Theory]
    [InlineData("AWS_KINESISVIDEO_IMAGE_GENERATION", "")]
    [InlineData("AWS_KINESISVIDEO_NOTIFICATION", "")]
    [InlineData("aws_x", "lower case is free")]
    public void Take_AllowedTag_IsKept(string name, string value)
    {
        var rules = Begun(0);
        rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(0)));
        rules.Take(new MkvEvent.TagsRead([new(name, value)]));

        Assert.Equal([new MkvTag(name, value)], rules.Complete()!.Tags);
    }

    [Theory]
    [InlineData(4001, "MAX_FRAGMENT_SIZE_REACHED")]
    [InlineData(4002, "MAX_FRAGMENT_DURATION_REACHED")]
    [InlineData(4005, "MORE_THAN_ALLOWED_TRACKS_FOUND")]
    [InlineData(4006, "INVALID_MKV_DATA")]
    [InlineData(4007, "INVALID_PRODUCER_TIMESTAMP")]
    [InlineData(4009, "FRAGMENT_METADATA_LIMIT_REACHED")]
    [InlineData(4010, "TRACK_NUMBER_MISMATCH")]
    [InlineData(4011, "FRAMES_MISSING_FOR_TRACK")]
    [InlineData(4012, "INVALID_FRAGMENT_METADATA")]
    public void Take_BrokenRule_RejectedWithItsId(int id, string code)
    {
        Assert.All(Breaches(id), breach =>
        {
            var rejected = Assert.Throws<FragmentRejected>(breach);
            Assert.Equal((id, code), (rejected.Id, rejected.Code));
        });
    }

    [Theory]
    [InlineData(1.0, null)] // the time of a frame of the fragment before
    [InlineData(0.5, null)]
    [InlineData(1.1, 0.9)] // the cluster comes after them, its frame does not
    public void Begin_NotAfterTheFragmentBefore_Rejected(double timecode, double? frame)
    {
        var rules = Begun(0);
        rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(1)));
        Assert.NotNull(rules.Complete());

        var rejected = Assert.Throws<FragmentRejected>(() =>
        {
            rules.Begin(TimeSpan.FromSeconds(timecode));
            rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(frame ?? timecode)));
        });

        Assert.Equal(4004, rejected.Id);
    }

    private static Action[] Breaches(int id) => id switch
    {
        4001 => [() => Frames(Enumerable.Range(0, 6).Select(i => TestMedia.Frame(i, data: new byte[9_000_000])))],
        4002 => [() => Frames([TestMedia.Frame(0), TestMedia.Frame(20.001)])],
        4005 => [() => new IngestRules(default, new()).Take(Tracks(4))],
        4006 => [() => Begun(0).Complete(), () => Begun(0).Take(new MkvEvent.DocumentStarted())],
        4007 => [() => Begun(400L * 365 * 86_400)],
        4009 =>
        [
            () => Tags([.. Enumerable.Range(0, 11).Select(i => new MkvTag($"{i}", ""))]),
            () => Tags(new MkvTag(new string('n', 129), "")),
            () => Tags(new MkvTag("n", new string('v', 257))),
        ],
        4010 => [() => Frames([TestMedia.Frame(0, track: 2)])],
        4011 => [() => { var rules = Begun(0, tracks: 2); rules.Take(new MkvEvent.FrameRead(TestMedia.Frame(0))); rules.Complete(); }],
        4012 => [() => Tags(new MkvTag("AWS_MINE", "")), () => Tags(new MkvTag("AWS_KINESISVIDEO_FRAGMENT_NUMBER", "1"))],
        _ => [],
    };

    private static void Frames(IEnumerable<MkvFrame> frames)
    {
        var rules = Begun(0);
        foreach (var frame in frames)
        {
            rules.Take(new MkvEvent.FrameRead(frame));
        }
    }

    private static void Tags(params MkvTag[] tags) => Begun(0).Take(new MkvEvent.TagsRead(tags));

    private static IngestRules Begun(double seconds, int tracks = 1)
    {
        var rules = new IngestRules(DateTimeOffset.UnixEpoch, new());
        rules.Take(new MkvEvent.DocumentStarted());
        rules.Take(Tracks(tracks));
        rules.Begin(TimeSpan.FromSeconds(seconds));
        return rules;
    }

    private static MkvEvent.TracksRead Tracks(int count) => new([.. Enumerable.Range(1, count).Select(TestMedia.Track)]);
}
