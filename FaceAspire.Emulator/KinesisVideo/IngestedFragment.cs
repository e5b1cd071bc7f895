using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A fragment that arrived whole and breaks no rule.</summary>
/// <param name="Fragment">Its frames.</param>
/// <param name="Tracks">Their tracks.</param>
/// <param name="Tags">What the producer says of it.</param>
/// <param name="ProducerTime">Its time.</param>
internal sealed record IngestedFragment(Fragment Fragment, IReadOnlyList<MkvTrack> Tracks, IReadOnlyList<MkvTag> Tags, DateTimeOffset ProducerTime)
{
    /// <summary>How long it plays: to its last frame, and for as long as frames lie apart on average.</summary>
    public TimeSpan Length
    {
        get
        {
            var shown = Fragment.Frames.Max(frame => frame.Time) - Fragment.Timecode;
            return Fragment.Frames.Count > 1 ? shown + (shown / (Fragment.Frames.Count - 1)) : shown;
        }
    }
}
