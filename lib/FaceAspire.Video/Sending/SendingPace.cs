namespace FaceAspire.Video.Sending;

/// <summary>
/// Keeps a camera within what the service takes for a stream: 5 fragments and 12.5 MB a second (quotas page of Kinesis Video).
/// Only catching up ever comes near it. Pure state; one thread at a time.
/// </summary>
internal sealed class SendingPace
{
    /// <summary>The least time between two fragments.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);

    private const double MaxBytesPerSecond = 12_500_000;

    /// <summary>When the next fragment may be sent.</summary>
    public DateTimeOffset Free { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>A fragment is sent now.</summary>
    public void Sent(DateTimeOffset now, int bytes)
    {
        var cost = TimeSpan.FromSeconds(bytes / MaxBytesPerSecond);
        Free = now + (cost > Gap ? cost : Gap);
    }
}
