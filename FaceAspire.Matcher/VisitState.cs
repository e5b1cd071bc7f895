using System.Collections.Immutable;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>A person in front of a camera.</summary>
internal sealed record VisitState
{
    /// <summary>The visit's id, once it has been alerted; <see langword="null"/> while it is not sure that there is one.</summary>
    public string? Id { get; init; }

    /// <summary>The last frame that shows the person.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>The frames that count towards the alert, in order of time. Empty once it was sent.</summary>
    public ImmutableArray<DateTimeOffset> Sightings { get; init; } = [];

    /// <summary>The frame that shows the person best. <see langword="null"/> once the alert was sent.</summary>
    public BestFrame? Best { get; init; }
}

/// <summary>The frame of a visit with the highest similarity.</summary>
/// <param name="Time">When.</param>
/// <param name="Similarity">0 to 100.</param>
/// <param name="Box">Where the face is.</param>
/// <param name="ExternalImageId">Which photo it is like.</param>
internal sealed record BestFrame(DateTimeOffset Time, double Similarity, FaceBox? Box, string ExternalImageId);
