namespace FaceAspire.Emulator.S3;

/// <summary>What a copy is made of.</summary>
/// <param name="Bucket">The source's bucket.</param>
/// <param name="Key">The source's key.</param>
internal sealed record CopySource(string Bucket, string Key)
{
    /// <summary>Reads <c>x-amz-copy-source: /bucket/key%20with%20spaces</c>.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static CopySource Parse(string header)
    {
        var (path, version) = header.Split("?versionId=", 2) is [var before, var after] ? (before, after) : (header, null);
        StorageHeaders.CheckVersion(version);
        return Uri.UnescapeDataString(path).TrimStart('/').Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key]
            ? new(bucket, key)
            : throw S3Errors.Argument("Invalid copy source object key", "x-amz-copy-source", "x-amz-copy-source");
    }
}
