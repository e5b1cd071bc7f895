using FaceAspire.Matroska;

namespace FaceAspire.Video.Cutting;

/// <summary>
/// Turns a source's media time into absolute time, since 1970: the wall clock at its first frame, plus the media time since then. When a
/// source begins anew, or its own clock is set, back or forth, times go on from the wall clock, and after all before. To the millisecond,
/// as the wire has it.
/// </summary>
/// <param name="after">The latest time of an earlier run that is still to be sent; <see langword="null"/> for none.</param>
internal sealed class MediaClock(TimeSpan? after = null)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private TimeSpan? _offset;
    private DateTimeOffset _seen; // by the wall clock, the frame before
    private TimeSpan _latest = after ?? TimeSpan.MinValue;

    /// <summary>The source begins anew, with a media time of its own.</summary>
    public void Restart() => _offset = null;

    /// <summary>The absolute time of a frame.</summary>
    /// <param name="mediaTime">Its time in the source.</param>
    /// <param name="isKey">Whether it is a key frame: nothing that comes later is shown before it, unless the source's clock was set back.</param>
    /// <param name="now">The wall clock.</param>
    public TimeSpan At(TimeSpan mediaTime, bool isKey, DateTimeOffset now)
    {
        if (_offset is null || (isKey && mediaTime + _offset <= _latest) || IsSetForth(mediaTime, now))
        {
            var start = TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds());
            _offset = (start > _latest ? start : _latest + Least) - mediaTime;
        }

        var time = mediaTime + _offset.Value;
        _latest = time > _latest ? time : _latest;
        _seen = now;
        return time;
    }

    /// <summary>Whether more than the longest fragment lies between two frames, and that much did not pass meanwhile: so this is no pause.</summary>
    private bool IsSetForth(TimeSpan mediaTime, DateTimeOffset now) => mediaTime + _offset - _latest > Fragmenter.MaxLength + (now > _seen ? now - _seen : TimeSpan.Zero);
}
