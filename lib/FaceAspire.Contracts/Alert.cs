namespace FaceAspire.Contracts;

/// <summary>Somebody has come. Delivered at least once; <see cref="VisitId"/> tells repetitions.</summary>
public sealed record Alert
{
    /// <summary>The visit, see <see cref="Visit"/>.</summary>
    public required string VisitId { get; init; }

    /// <summary>The camera's name, which is its video stream's.</summary>
    public required string Camera { get; init; }

    /// <summary>Who it is.</summary>
    public required string Person { get; init; }

    /// <summary>How alike the best frame so far is, 0 to 100.</summary>
    public required double Similarity { get; init; }

    /// <summary>The time of the frame to show, by the producer's clock.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the visit began.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Where the face is in that frame.</summary>
    public FaceBox? Box { get; init; }

    /// <summary>The photo that the face is like: its key, or its id where the key cannot be told.</summary>
    public string? Photo { get; init; }
}
