namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>What an HLS session is asked for, checked (API reference "GetHLSStreamingSessionURL").</summary>
/// <param name="Mode">LIVE, LIVE_REPLAY or ON_DEMAND.</param>
/// <param name="Range">Which fragments, by whose clock; a live session has no beginning and no end.</param>
/// <param name="IsTransportStream">MPEG-TS, or else fragmented MP4.</param>
/// <param name="Discontinuities">Between which fragments a player is told to begin its time anew.</param>
/// <param name="ShowsTimes">Whether the playlist says when each fragment was made.</param>
/// <param name="Lifetime">How long the session lasts.</param>
/// <param name="MostFragments">How many a playlist holds.</param>
internal sealed record HlsSettings(
    HlsMode Mode, TimeRange Range, bool IsTransportStream, HlsDiscontinuities Discontinuities, bool ShowsTimes, TimeSpan Lifetime, int MostFragments)
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>, naming the member.</exception>
    public static HlsSettings Of(HlsSessionRequest request, DateTimeOffset now)
    {
        var mode = Choice(request.PlaybackMode, "PlaybackMode", ("LIVE", HlsMode.Live), ("LIVE_REPLAY", HlsMode.LiveReplay), ("ON_DEMAND", HlsMode.OnDemand));
        var selector = request.HLSFragmentSelector;
        if (selector?.FragmentSelectorType is null && mode != HlsMode.Live)
        {
            throw KinesisVideoErrors.Invalid("HLSFragmentSelector with its FragmentSelectorType must be given, unless PlaybackMode is LIVE.");
        }

        var clock = FragmentClocks.Parse(selector?.FragmentSelectorType ?? "SERVER_TIMESTAMP", "FragmentSelectorType");
        return new(
            mode,
            RangeOf(mode, clock, selector?.TimestampRange, now),
            Choice(request.ContainerFormat, "ContainerFormat", ("FRAGMENTED_MP4", false), ("MPEG_TS", true)),
            request.DiscontinuityMode is null
                ? clock == FragmentClock.Server ? HlsDiscontinuities.Always : HlsDiscontinuities.Never
                : Choice(request.DiscontinuityMode, "DiscontinuityMode",
                    ("ALWAYS", HlsDiscontinuities.Always), ("NEVER", HlsDiscontinuities.Never), ("ON_DISCONTINUITY", HlsDiscontinuities.OnDiscontinuity)),
            Choice(request.DisplayFragmentTimestamp, "DisplayFragmentTimestamp", ("NEVER", false), ("ALWAYS", true)),
            TimeSpan.FromSeconds(ImagePlan.InRange(request.Expires ?? 300, 300, 43_200, "Expires")),
            ImagePlan.InRange(
                request.MaxMediaPlaylistFragmentResults ?? (mode == HlsMode.OnDemand ? 1000 : 5), 1, 5000, "MaxMediaPlaylistFragmentResults"));
    }

    private static TimeRange RangeOf(HlsMode mode, FragmentClock clock, TimestampRange? range, DateTimeOffset now) => mode switch
    {
        HlsMode.OnDemand => PlaybackRange.Closed(clock, range, now),
        HlsMode.LiveReplay => PlaybackRange.Open(clock, range, now),
        _ when range is not null => throw KinesisVideoErrors.Invalid("TimestampRange must not be given when PlaybackMode is LIVE."),
        _ => new(clock, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue),
    };

    /// <summary>One of the names that a member may have; the first is its default.</summary>
    private static T Choice<T>(string? given, string member, params (string Name, T Value)[] choices)
    {
        foreach (var (name, value) in choices)
        {
            if (name == (given ?? choices[0].Name))
            {
                return value;
            }
        }

        throw KinesisVideoErrors.Invalid($"{member} '{given}' must be one of {string.Join(", ", choices.Select(choice => choice.Name))}.");
    }
}

/// <summary>What a session plays.</summary>
internal enum HlsMode
{
    /// <summary>What comes in, as it comes.</summary>
    Live,

    /// <summary>What was stored from a moment on, at the pace at which it came, and then what comes in.</summary>
    LiveReplay,

    /// <summary>What was stored.</summary>
    OnDemand,
}

/// <summary>Where players are told of discontinuities.</summary>
internal enum HlsDiscontinuities
{
    /// <summary>Before every fragment.</summary>
    Always,

    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>Where fragments lie apart, or overlap, by over 50 ms.</summary>
    OnDiscontinuity,
}
