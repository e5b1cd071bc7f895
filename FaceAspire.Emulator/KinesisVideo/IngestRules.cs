using System.Text;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Gathers the events of a producer's Matroska into fragments and holds them to PutMedia's rules. No I/O.</summary>
/// <param name="timecodeOrigin">What timecodes count from: 1970 where they are absolute, else the connection's start.</param>
/// <param name="limits">How large and long things may be.</param>
internal sealed class IngestRules(DateTimeOffset timecodeOrigin, VideoLimits limits)
{
    private const int MaxTagNameBytes = 128;
    private const int MaxTagValueBytes = 256;
    private const string ReservedPrefix = "AWS";
    private const string EndOfFragment = "AWS_KINESISVIDEO_END_OF_FRAGMENT";
    private static readonly TimeSpan LatestTime = TimeSpan.FromDays(365 * 200);

    private static readonly string[] EventTags =
        [EndOfFragment, "AWS_KINESISVIDEO_NOTIFICATION", "AWS_KINESISVIDEO_IMAGE_GENERATION", "AWS_KINESISVIDEO_IMAGE_PREFIX"];

    private IReadOnlyList<MkvTrack>? _tracks;
    private TimeSpan _latest = TimeSpan.MinValue; // of all frames of the fragments before
    private List<MkvFrame>? _frames;
    private List<MkvTag> _tags = [];
    private long _bytes;

    /// <summary>The timecode of the fragment that was begun last; zero before the first.</summary>
    public TimeSpan Timecode { get; private set; }

    /// <summary>Begins a fragment.</summary>
    /// <exception cref="FragmentRejected">Its time is wrong.</exception>
    public void Begin(TimeSpan timecode)
    {
        (Timecode, _frames, _tags, _bytes) = (timecode, [], [], 0);
        CheckLater(timecode);
        if (timecode > LatestTime)
        {
            throw FragmentRejected.InvalidTime();
        }
    }

    /// <summary>Takes what is met besides the beginnings of fragments.</summary>
    /// <returns>The fragment that it completes, or <see langword="null"/>.</returns>
    /// <exception cref="FragmentRejected">It breaks a rule.</exception>
    public IngestedFragment? Take(MkvEvent met)
    {
        switch (met)
        {
            case MkvEvent.DocumentStarted when _tracks is not null:
                throw FragmentRejected.InvalidMkv(); // a connection carries one document, with one Segment
            case MkvEvent.TracksRead(var tracks):
                _tracks = tracks.Count <= limits.MaxTracks ? tracks : throw FragmentRejected.TooManyTracks();
                return null;
            case MkvEvent.FrameRead(var frame):
                Add(frame);
                return null;
            case MkvEvent.TagsRead(var tags) when _frames is not null:
                return AddTags(tags);
            default:
                return null; // tags before the first cluster speak of nothing that is kept
        }
    }

    /// <summary>Completes what was begun: the stream has ended, or another cluster begins.</summary>
    /// <param name="isLast">Whether the stream has ended, so that the fragment may be short.</param>
    /// <returns><see langword="null"/> when nothing was.</returns>
    /// <exception cref="FragmentRejected">It breaks a rule.</exception>
    public IngestedFragment? Complete(bool isLast = false)
    {
        if (_frames is not { } frames)
        {
            return null;
        }

        if (frames.Count == 0)
        {
            throw FragmentRejected.InvalidMkv();
        }

        if (_tracks!.Any(track => frames.All(frame => frame.Track != track.Number)))
        {
            throw FragmentRejected.TrackWithoutFrames();
        }

        _latest = frames.Max(frame => frame.Time);
        _frames = null;
        var whole = new IngestedFragment(
            new(Timecode, frames), _tracks!, [.. _tags.Where(tag => tag.Name != EndOfFragment)], timecodeOrigin + Timecode);
        return isLast || whole.Length >= limits.MinFragmentDuration ? whole : throw FragmentRejected.TooShort();
    }

    private void Add(MkvFrame frame)
    {
        var track = _tracks!.FirstOrDefault(track => track.Number == frame.Track) ?? throw FragmentRejected.UnknownTrack();
        if (limits.RequireKeyFrame && track.Type == MkvTrackType.Video && !frame.IsKey && _frames!.All(before => before.Track != frame.Track))
        {
            throw FragmentRejected.NoKeyFrame();
        }

        CheckLater(frame.Time);
        if (frame.Time - Timecode > limits.MaxFragmentDuration)
        {
            throw FragmentRejected.TooLong();
        }

        _bytes += frame.Data.Length;
        if (_bytes > limits.MaxFragmentBytes)
        {
            throw FragmentRejected.TooLarge();
        }

        _frames!.Add(frame);
    }

    private void CheckLater(TimeSpan time)
    {
        if (time <= _latest)
        {
            throw FragmentRejected.TimecodeNotLater();
        }
    }

    private IngestedFragment? AddTags(IReadOnlyList<MkvTag> tags)
    {
        foreach (var tag in tags)
        {
            Check(tag);
            _tags.Add(tag);
        }

        return _tags.Count(tag => tag.Name != EndOfFragment) > limits.MaxTags ? throw FragmentRejected.TooManyTags()
            : tags.Any(tag => tag.Name == EndOfFragment) ? Complete()
            : null;
    }

    private static void Check(MkvTag tag)
    {
        if (Encoding.UTF8.GetByteCount(tag.Name) > MaxTagNameBytes || Encoding.UTF8.GetByteCount(tag.Value) > MaxTagValueBytes)
        {
            throw FragmentRejected.TooManyTags();
        }

        if (tag.Name.StartsWith(ReservedPrefix, StringComparison.Ordinal) && !EventTags.Contains(tag.Name))
        {
            throw FragmentRejected.ReservedTag();
        }
    }
}
