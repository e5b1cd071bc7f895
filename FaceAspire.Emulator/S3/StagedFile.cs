namespace FaceAspire.Emulator.S3;

/// <summary>Content that is whole on disk and belongs to no object yet; deleted again unless <see cref="Keep"/> was called.</summary>
/// <param name="path">Where it is.</param>
/// <param name="name">What a row names it by.</param>
internal sealed class StagedFile(string path, string name) : IDisposable
{
    private bool _kept;

    /// <summary>What a row names it by.</summary>
    public string Name => name;

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>MD5, lower-case hexadecimal; of a multipart object, S3's own form with <c>-parts</c>.</summary>
    public required string ETag { get; init; }

    /// <summary>Such as <c>crc32:NhCmhg==</c>.</summary>
    public string? Checksum { get; init; }

    /// <summary>A row names the file now.</summary>
    public void Keep() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_kept)
        {
            File.Delete(path);
        }
    }
}
