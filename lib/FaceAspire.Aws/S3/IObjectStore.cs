namespace FaceAspire.Aws.S3;

/// <summary>Objects in S3, as far as FaceAspire uses them: small, whole, and written conditionally. Small enough to fake in a test.</summary>
public interface IObjectStore
{
    /// <summary>Reads an object; <see langword="null"/> when it does not exist.</summary>
    Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>An object's ETag and size, without its bytes; <see langword="null"/> when it does not exist.</summary>
    Task<ObjectHead?> HeadAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>An object's tags; none when it does not exist.</summary>
    Task<IReadOnlyDictionary<string, string>> GetTagsAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>Writes an object.</summary>
    /// <returns>Its ETag.</returns>
    /// <exception cref="PreconditionFailedException"><paramref name="condition"/> does not hold.</exception>
    Task<string> PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, PutCondition condition, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that does not exist is no error.</summary>
    Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken);
}
