namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// What Kinesis Video holds producers and readers to (developer guide, "Kinesis Video Streams service quotas"). Bound from <c>Emulator:Video</c>
/// (environment: <c>Emulator__Video__MaxFragmentDuration=00:00:05</c>), so that a test can meet a limit soon.
/// </summary>
internal sealed record VideoLimits
{
    /// <summary>Largest fragment in bytes of coded frames, 1 to 52,428,800. Default 52,428,800 (50 MiB): over it, 4001.</summary>
    public int MaxFragmentBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>Longest fragment, over 0 to 20 seconds. Default 20 seconds: over it, 4002.</summary>
    public TimeSpan MaxFragmentDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Shortest fragment, 0 to 20 seconds; a shorter one that another follows is refused as <c>MIN_FRAGMENT_DURATION_REACHED</c>. Default 0, off: the
    /// service's quota is 1 second, but it documents no error id for it.
    /// </summary>
    public TimeSpan MinFragmentDuration { get; init; }

    /// <summary>
    /// Refuses, as 4006, a fragment whose first video frame is no key frame. Default <see langword="false"/>, as the service, which
    /// takes it; then GetClip, GetImages, HLS and recognisers fail on it.
    /// </summary>
    public bool RequireKeyFrame { get; init; }

    /// <summary>Tracks of a producer's document, 1 to 3. Default 3: over it, 4005.</summary>
    public int MaxTracks { get; init; } = 3;

    /// <summary>Tags of a fragment, 0 to 10. Default 10: over it, 4009.</summary>
    public int MaxTags { get; init; } = 10;

    /// <summary>How long a PutMedia connection lasts, over 0 to 45 minutes. Default 45 minutes: over it, 4003.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>For each so long without a byte PutMedia sends an IDLE ack, over 0 to 30 seconds. Default 10 seconds.</summary>
    public TimeSpan IdleAckInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long without a byte PutMedia ends, over 0 to 5 minutes. Default 30 seconds.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>GetMedia connections of a stream at a time, 1 to 1,000. Default 3.</summary>
    public int MaxGetMediaConnections { get; init; } = 3;

    /// <summary>GetMediaForFragmentList connections of a stream at a time, 1 to 1,000. Default 5.</summary>
    public int MaxFragmentListConnections { get; init; } = 5;

    /// <summary>Fragments of a clip, 1 to 200. Default 200: those behind are left out.</summary>
    public int MaxClipFragments { get; init; } = 200;

    /// <summary>Bytes of a clip's fragments, 1 to 100,000,000. Default 100,000,000: those behind are left out.</summary>
    public long MaxClipBytes { get; init; } = 100_000_000;

    /// <summary>Bytes that a stream without retention still holds for its readers, 1 to 2 GiB. Default 200,000,000.</summary>
    public long MaxBufferBytes { get; init; } = 200_000_000;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InvalidOperationException">One is out of its range.</exception>
    public VideoLimits Checked()
    {
        In(MaxFragmentBytes, 1, 50 * 1024 * 1024, nameof(MaxFragmentBytes));
        In(MaxFragmentDuration.Ticks, 1, TimeSpan.TicksPerSecond * 20, nameof(MaxFragmentDuration));
        In(MinFragmentDuration.Ticks, 0, TimeSpan.TicksPerSecond * 20, nameof(MinFragmentDuration));
        In(MaxTracks, 1, 3, nameof(MaxTracks));
        In(MaxTags, 0, 10, nameof(MaxTags));
        In(ConnectionLifetime.Ticks, 1, TimeSpan.TicksPerMinute * 45, nameof(ConnectionLifetime));
        In(IdleAckInterval.Ticks, 1, TimeSpan.TicksPerSecond * 30, nameof(IdleAckInterval));
        In(IdleTimeout.Ticks, 1, TimeSpan.TicksPerMinute * 5, nameof(IdleTimeout));
        In(MaxGetMediaConnections, 1, 1000, nameof(MaxGetMediaConnections));
        In(MaxFragmentListConnections, 1, 1000, nameof(MaxFragmentListConnections));
        In(MaxClipFragments, 1, 200, nameof(MaxClipFragments));
        In(MaxClipBytes, 1, 100_000_000, nameof(MaxClipBytes));
        In(MaxBufferBytes, 1, 2L * 1024 * 1024 * 1024, nameof(MaxBufferBytes));
        return this;
    }

    private static void In(long value, long least, long most, string name)
    {
        if (value < least || value > most)
        {
            throw new InvalidOperationException($"Emulator:Video:{name} is out of its range.", new ArgumentOutOfRangeException(name));
        }
    }
}
