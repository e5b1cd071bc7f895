namespace Amazon.Rekognition.Model;

/// <summary>An image: either its bytes, at most 5 MiB, or its place in S3, at most 15 MB. JPEG or PNG.</summary>
public sealed class Image
{
    /// <summary>The file's bytes.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>Its place.</summary>
    public S3Object? S3Object { get; set; }
}
