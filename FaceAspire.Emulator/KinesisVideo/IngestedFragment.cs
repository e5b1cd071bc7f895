using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A fragment that arrived whole and breaks no rule.</summary>
/// <param name="Fragment">Its frames.</param>
/// <param name="Tracks">Their tracks.</param>
/// <param name="Tags">What the producer says of it.</param>
/// <param name="ProducerTime">Its time.</param>
internal sealed record IngestedFragment(Fragment Fragment, IReadOnlyList<MkvTrack> Tracks, IReadOnlyList<MkvTag> Tags, DateTimeOffset ProducerTime)
{
    /// <summary>How long its first track plays: to the last frame, and for as long as frames lie apart on average.</summary>
    public TimeSpan Length
    {
        get
        {
            var first = Tracks.Min(track => track.Number);
            TimeSpan[] times = [.. Fragment.Frames.Where(frame => frame.Track == first).Select(frame => frame.Time)];
            return times.Max() - Fragment.Timecode + (times.Length > 1 ? (times.Max() - times.Min()) / (times.Length - 1) : TimeSpan.Zero);
        }
    }
}
