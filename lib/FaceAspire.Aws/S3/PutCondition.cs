namespace FaceAspire.Aws.S3;

/// <summary>When an object may be written (S3 user guide, "Conditional writes").</summary>
public readonly record struct PutCondition
{
    /// <summary>In any case.</summary>
    public static PutCondition None => default;

    /// <summary>Only if there is none yet.</summary>
    public static PutCondition IfAbsent => new() { Absent = true };

    /// <summary>Whether there must be none yet.</summary>
    public bool Absent { get; private init; }

    /// <summary>The ETag that it must have; <see langword="null"/> for no such condition.</summary>
    public string? ETag { get; private init; }

    /// <summary>Only over the object with this ETag; where that is <see langword="null"/>, only if there is none yet.</summary>
    public static PutCondition IfUnchanged(string? etag) => etag is null ? IfAbsent : new() { ETag = etag };
}
