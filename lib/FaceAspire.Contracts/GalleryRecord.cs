namespace FaceAspire.Contracts;

/// <summary>What became of a photo: who is on it, or why it was refused.</summary>
public sealed record GalleryRecord
{
    /// <summary>The photo's key in the faces bucket.</summary>
    public required string Key { get; init; }

    /// <summary>The ETag of the picture that this speaks of; another one is another picture.</summary>
    public required string ETag { get; init; }

    /// <summary>Who is on it; <see langword="null"/> when refused.</summary>
    public string? Person { get; init; }

    /// <summary>The faces in the collection: one, or none when refused.</summary>
    public IReadOnlyList<string> FaceIds { get; init; } = [];

    /// <summary>How sharp and bright the face is, 0 to 100 each.</summary>
    public FaceQuality? Quality { get; init; }

    /// <summary>Why the photo was refused, in a sentence; <see langword="null"/> when it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>When this was written.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>How well a face can be seen.</summary>
/// <param name="Brightness">0 to 100.</param>
/// <param name="Sharpness">0 to 100.</param>
public sealed record FaceQuality(double Brightness, double Sharpness);
