namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Chooses frames to look at, evenly by their own times, from fragment to fragment.</summary>
/// <param name="interval">The least time between two of them.</param>
internal sealed class FrameSampler(TimeSpan interval)
{
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>The least time between two frames.</summary>
    public TimeSpan Interval { get; set; } = interval;

    /// <summary>The chosen frames of a fragment, by their places in it.</summary>
    /// <param name="start">The fragment's time.</param>
    /// <param name="offsets">Its frames' times after that, growing.</param>
    public IReadOnlyList<int> Choose(DateTimeOffset start, IReadOnlyList<TimeSpan> offsets)
    {
        if (start < _last)
        {
            _last = DateTimeOffset.MinValue; // the camera's clock was set back
        }

        var chosen = new List<int>();
        for (var i = 0; i < offsets.Count; i++)
        {
            var time = start + offsets[i];
            if (time >= _last + Interval)
            {
                chosen.Add(i);
                _last = time;
            }
        }

        return chosen;
    }
}
