using System.Text.Json;

namespace FaceAspire.Contracts;

/// <summary>One record and what was made of it: one line of the audit.</summary>
public sealed record AuditLine
{
    /// <summary>The record's number in its shard.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>When the stream took it.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The camera; <see langword="null"/> for a record that could not be read.</summary>
    public string? Camera { get; init; }

    /// <summary>The frame's time.</summary>
    public DateTimeOffset? FrameTime { get; init; }

    /// <summary>Each face and what was decided of it.</summary>
    public IReadOnlyList<AuditFace> Faces { get; init; } = [];

    /// <summary>Why the record could not be read.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The record as it came; <see langword="null"/> when it is no JSON.</summary>
    public JsonElement? Record { get; init; }

    /// <summary>The record's bytes, where they are no JSON.</summary>
    public byte[]? RawRecord { get; init; }
}

/// <summary>A face and what was decided of it.</summary>
public sealed record AuditFace
{
    /// <summary>What was decided.</summary>
    public required AuditDecision Decision { get; init; }

    /// <summary>Who it is taken for.</summary>
    public string? Person { get; init; }

    /// <summary>How alike the best match is, 0 to 100.</summary>
    public double? Similarity { get; init; }

    /// <summary>The photo that it is like, as Rekognition names it.</summary>
    public string? ExternalImageId { get; init; }

    /// <summary>Frames that show the person within the sighting window, this one included.</summary>
    public int? Sightings { get; init; }

    /// <summary>The visit that this belongs to.</summary>
    public string? VisitId { get; init; }
}
