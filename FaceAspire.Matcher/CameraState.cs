using System.Collections.Immutable;

namespace FaceAspire.Matcher;

/// <summary>Who is in front of a camera: all that the Matcher remembers of it.</summary>
internal sealed record CameraState
{
    /// <summary>Nobody.</summary>
    public static CameraState Empty { get; } = new();

    /// <summary>By person. Those who have left are dropped, so it stays small.</summary>
    public ImmutableSortedDictionary<string, VisitState> Visits { get; init; } = ImmutableSortedDictionary<string, VisitState>.Empty;

    /// <summary>When the newest fragment was received, by the video service's clock, which unlike the camera's is never set back.</summary>
    public DateTimeOffset? NewestReceived { get; init; }

    /// <summary>How far each shard's records have been dealt with; one shard, unless somebody split it.</summary>
    public ImmutableSortedDictionary<string, Progress> Done { get; init; } = ImmutableSortedDictionary<string, Progress>.Empty;
}
