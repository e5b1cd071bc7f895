using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>S3 for the emulator's other services.</summary>
internal sealed class Buckets(ObjectStore objects, ObjectFiles files) : IBuckets
{
    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var (stored, content) = objects.Open(bucket, key);
            using (content)
            {
                var bytes = new byte[stored.Size];
                await content.ReadAsync(bytes, 0, cancellationToken);
                return bytes;
            }
        }
        catch (AwsException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<long?> SizeAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<long?>(objects.Get(bucket, key).Size);
        }
        catch (AwsException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return Task.FromResult<long?>(null);
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType,
        IReadOnlyDictionary<string, string> userMetadata, CancellationToken cancellationToken)
    {
        using var staged = files.Stage(content.Length);
        await staged.TakeAsync(content);
        await objects.PutAsync(
            bucket, key, staged, new(ObjectHeaders.Of(contentType, userMetadata), new Dictionary<string, string>()), Conditions.None,
            "ObjectCreated:Put");
    }
}
