namespace FaceAspire.Emulator.S3;

/// <summary>S3 as the emulator's other services use it: Rekognition reads photos, Lambda writes dead letters, Kinesis Video writes frames. It may be elsewhere.</summary>
internal interface IBuckets
{
    /// <summary>Reads an object.</summary>
    /// <returns>Its bytes, or <see langword="null"/> when the bucket or the key does not exist.</returns>
    Task<byte[]?> GetAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>The size of an object in bytes, or <see langword="null"/> when it does not exist.</summary>
    Task<long?> SizeAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>Writes an object, with notifications as for any other writer.</summary>
    Task PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType,
        IReadOnlyDictionary<string, string> userMetadata, CancellationToken cancellationToken);
}
