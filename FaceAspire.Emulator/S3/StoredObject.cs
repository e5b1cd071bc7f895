namespace FaceAspire.Emulator.S3;

/// <summary>An object's row.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Modified">Unix milliseconds.</param>
/// <param name="Place">Where its content is.</param>
/// <param name="Headers">Content type, caching and user metadata, as they are sent back.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Checksum">The additional checksum it came with, such as <c>crc32:NhCmhg==</c>.</param>
internal sealed record StoredObject(
    string Key,
    long Size,
    string ETag,
    long Modified,
    ContentPlace Place,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Tags,
    string? Checksum)
{
    /// <summary>How its storage is billed.</summary>
    public string StorageClass => Headers.GetValueOrDefault(ObjectHeaders.StorageClass, "STANDARD");

    /// <summary>Whether it cannot be read before it has been restored.</summary>
    public bool IsArchived => StorageClass is "GLACIER" or "DEEP_ARCHIVE";

    /// <summary>Whether the checksum is one of the whole content, or one of its parts' checksums.</summary>
    public string ChecksumType => Headers.GetValueOrDefault(MultipartChecksum.TypeHeader, MultipartChecksum.FullObject);

    /// <summary>The parts that it was uploaded in; none for what came in one piece.</summary>
    public IReadOnlyList<ObjectPart> Parts => Headers.TryGetValue(ObjectPart.Header, out var parts) ? ObjectPart.Parse(parts) : [];

    /// <summary>The ETag as HTTP writes it.</summary>
    public string QuotedETag => $"\"{ETag}\"";

    /// <summary>When it was written, to the second, as HTTP says it.</summary>
    public DateTimeOffset LastModified => DateTimeOffset.FromUnixTimeSeconds(Modified / 1000);
}
