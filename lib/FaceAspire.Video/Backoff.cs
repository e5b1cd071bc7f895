namespace FaceAspire.Video;

/// <summary>How long to wait before the next try: full jitter under 1, 2, 4, 8, then 16 seconds, as the official producers do.</summary>
internal sealed class Backoff(Random random)
{
    private const int MaxSeconds = 16;
    private int _failures;

    /// <summary>The wait after another failure; never under 100 ms, so that no jitter makes a busy loop.</summary>
    public TimeSpan Next()
    {
        var most = Math.Min(MaxSeconds, 1 << Math.Min(_failures++, 4));
        return TimeSpan.FromSeconds(Math.Max(0.1, random.NextDouble() * most));
    }

    /// <summary>Something went well: the next failure is the first again.</summary>
    public void Reset() => _failures = 0;
}
