namespace FaceAspire.Emulator.S3;

/// <summary>Content that is written and that no row names yet. Unless one does when it is disposed of, it is as if it had never been.</summary>
/// <param name="place">Where it is.</param>
/// <param name="file">Its file; none of an empty content.</param>
internal sealed class StagedContent(ContentPlace place, WrittenFile? file) : IDisposable
{
    /// <summary>Where it is, for its row.</summary>
    public ContentPlace Place => place;

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    /// <summary>MD5, lower-case hexadecimal; of a multipart object, S3's own form with <c>-parts</c>.</summary>
    public string ETag { get; set; } = "";

    /// <summary>Such as <c>crc32:NhCmhg==</c>.</summary>
    public string? Checksum { get; set; }

    /// <summary>Adds bytes; they are in the system's memory at once, so a thread need not change for it.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            RandomAccess.Write(file!.Handle, bytes, place.Offset + Size);
            Size += bytes.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Leave();
}
