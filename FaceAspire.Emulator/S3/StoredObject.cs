namespace FaceAspire.Emulator.S3;

/// <summary>An object's row.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Modified">Unix milliseconds.</param>
/// <param name="File">Where its content is.</param>
/// <param name="Headers">Content type, caching and user metadata, as they are sent back.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Checksum">The additional checksum it came with, such as <c>crc32:NhCmhg==</c>.</param>
internal sealed record StoredObject(
    string Key,
    long Size,
    string ETag,
    long Modified,
    string File,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Tags,
    string? Checksum)
{
    /// <summary>The ETag as HTTP writes it.</summary>
    public string QuotedETag => $"\"{ETag}\"";

    /// <summary>When it was written, to the second, as HTTP says it.</summary>
    public DateTimeOffset LastModified => DateTimeOffset.FromUnixTimeSeconds(Modified / 1000);
}
