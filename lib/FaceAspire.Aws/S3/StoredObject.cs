namespace FaceAspire.Aws.S3;

/// <summary>An object's bytes.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ETag">What changes when they do.</param>
public sealed record StoredObject(byte[] Content, string ETag)
{
    /// <summary>Its user metadata, without <c>x-amz-meta-</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>An object, without its bytes.</summary>
/// <param name="ETag">What changes when they do.</param>
/// <param name="Size">How many there are.</param>
public sealed record ObjectHead(string ETag, long Size);
