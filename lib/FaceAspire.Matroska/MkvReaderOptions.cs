namespace FaceAspire.Matroska;

/// <summary>Limits that are checked before bytes are buffered.</summary>
public sealed record MkvReaderOptions
{
    /// <summary>Largest coded frame in bytes. Default 16 MiB.</summary>
    public int MaxFrameBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Largest Info, Tracks or Tags element in bytes. Default 1 MiB.</summary>
    public int MaxMetadataBytes { get; init; } = 1024 * 1024;
}
