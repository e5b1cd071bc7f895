namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>The spans of time that clips and sessions are asked for.</summary>
internal static class PlaybackRange
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Checks a span that has both ends.</summary>
    /// <exception cref="Protocol.AwsException">
    /// <c>InvalidArgumentException</c>: an end is missing, before the beginning, a day after it or, by the server's clock, to come.
    /// </exception>
    public static TimeRange Closed(FragmentClock clock, TimestampRange? range, DateTimeOffset now) =>
        Open(clock, range, now) is { To: var to } checkedRange && to < DateTimeOffset.MaxValue
            ? checkedRange
            : throw KinesisVideoErrors.Invalid("EndTimestamp must be given.");

    /// <summary>Checks a span that may be without end.</summary>
    public static TimeRange Open(FragmentClock clock, TimestampRange? range, DateTimeOffset now)
    {
        var from = range?.StartTimestamp ?? throw KinesisVideoErrors.Invalid("StartTimestamp must be given.");
        if (range.EndTimestamp is not { } to)
        {
            return new(clock, from, DateTimeOffset.MaxValue);
        }

        if (to <= from || to - from > Longest)
        {
            throw KinesisVideoErrors.Invalid("EndTimestamp must be after StartTimestamp, by at most 24 hours.");
        }

        return clock == FragmentClock.Producer || to < now
            ? new(clock, from, to)
            : throw KinesisVideoErrors.Invalid("EndTimestamp must be in the past when FragmentSelectorType is SERVER_TIMESTAMP.");
    }

    /// <summary>When a fragment begins, by a clock.</summary>
    public static DateTimeOffset Start(this StoredFragment fragment, FragmentClock clock) =>
        clock == FragmentClock.Producer ? fragment.ProducerTime : fragment.ServerTime;
}
