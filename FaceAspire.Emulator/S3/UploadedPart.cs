namespace FaceAspire.Emulator.S3;

/// <summary>A part of a multipart upload.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">MD5, lower-case hexadecimal.</param>
/// <param name="Modified">Unix milliseconds.</param>
/// <param name="Place">Where its content is.</param>
/// <param name="Checksum">Its additional checksum, such as <c>crc32:NhCmhg==</c>.</param>
internal sealed record UploadedPart(int Number, long Size, string ETag, long Modified, ContentPlace Place, string? Checksum);
