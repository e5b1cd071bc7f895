using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Gathers the events of a producer's Matroska into fragments and holds them to PutMedia's rules. No I/O.</summary>
/// <param name="timecodeOrigin">What timecodes count from: 1970 where they are absolute, else the connection's start.</param>
internal sealed class IngestRules(DateTimeOffset timecodeOrigin)
{
    private const int MaxTracks = 3;
    private const int MaxTags = 10;
    private const int MaxTagNameBytes = 128;
    private const int MaxTagValueBytes = 256;
    private const long MaxFragmentBytes = 50 * 1024 * 1024;
    private const string EndOfFragment = "AWS_KINESISVIDEO_END_OF_FRAGMENT";
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LatestTime = TimeSpan.FromDays(365 * 200);

    private IReadOnlyList<MkvTrack> _tracks = [];
    private TimeSpan _latest = TimeSpan.MinValue;
    private TimeSpan _timecode;
    private List<MkvFrame>? _frames;
    private List<MkvTag> _tags = [];
    private long _bytes;

    /// <summary>The timecode of the fragment that is being gathered, in milliseconds; 0 when there is none.</summary>
    public long Timecode => _frames is null ? 0 : (long)_timecode.TotalMilliseconds;

    /// <summary>Takes an event.</summary>
    /// <returns>The fragment that it completes, and whether another one begins with it.</returns>
    /// <exception cref="FragmentRejected">It breaks a rule.</exception>
    public (IngestedFragment? Completed, bool Begins) Take(MkvEvent met)
    {
        switch (met)
        {
            case MkvEvent.TracksRead(var tracks):
                _tracks = tracks.Count <= MaxTracks ? tracks : throw FragmentRejected.TooManyTracks();
                return default;
            case MkvEvent.ClusterStarted(var timecode):
                var completed = Complete();
                Begin(timecode);
                return (completed, true);
            case MkvEvent.FrameRead(var frame):
                Add(frame);
                return default;
            case MkvEvent.TagsRead(var tags):
                return (AddTags(tags), false);
            default:
                return default;
        }
    }

    /// <summary>Completes what was begun: the stream has ended, or another cluster begins.</summary>
    /// <exception cref="FragmentRejected">It breaks a rule.</exception>
    public IngestedFragment? Complete()
    {
        if (_frames is null)
        {
            return null;
        }

        if (_frames.Count == 0)
        {
            throw FragmentRejected.InvalidMkv();
        }

        if (_tracks.Any(track => _frames.All(frame => frame.Track != track.Number)))
        {
            throw FragmentRejected.TrackWithoutFrames();
        }

        _latest = _frames.Max(frame => frame.Time);
        var fragment = new IngestedFragment(
            new Fragment(_timecode, _frames), _tracks, [.. _tags.Where(tag => tag.Name != EndOfFragment)], timecodeOrigin + _timecode);
        _frames = null;
        return fragment;
    }

    private void Begin(TimeSpan timecode)
    {
        (_timecode, _frames, _tags, _bytes) = (timecode, [], [], 0);
        if (timecode <= _latest)
        {
            throw FragmentRejected.TimecodeNotLater();
        }

        if (timecode > LatestTime)
        {
            throw FragmentRejected.InvalidTime();
        }
    }

    private void Add(MkvFrame frame)
    {
        if (_frames is null || _tracks.All(track => track.Number != frame.Track))
        {
            throw FragmentRejected.UnknownTrack();
        }

        _frames.Add(frame);
        _bytes += frame.Data.Length;
        if (_bytes > MaxFragmentBytes)
        {
            throw FragmentRejected.TooLarge();
        }

        if (frame.Time - _timecode > MaxDuration)
        {
            throw FragmentRejected.TooLong();
        }
    }

    /// <summary>Tags speak of the cluster before them; before the first one they speak of nothing that is kept.</summary>
    private IngestedFragment? AddTags(IReadOnlyList<MkvTag> tags)
    {
        if (_frames is null)
        {
            return null;
        }

        foreach (var tag in tags)
        {
            Check(tag);
            _tags.Add(tag);
        }

        return _tags.Count > MaxTags ? throw FragmentRejected.TooManyTags()
            : tags.Any(tag => tag.Name == EndOfFragment) ? Complete()
            : null;
    }

    private static void Check(MkvTag tag)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(tag.Name) > MaxTagNameBytes || System.Text.Encoding.UTF8.GetByteCount(tag.Value) > MaxTagValueBytes)
        {
            throw FragmentRejected.TooManyTags();
        }

        if (tag.Name.StartsWith("AWS", StringComparison.Ordinal) && !tag.Name.StartsWith("AWS_KINESISVIDEO_", StringComparison.Ordinal))
        {
            throw FragmentRejected.ReservedTag();
        }
    }
}
