using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary>S3 at another endpoint, for the emulator's other services.</summary>
internal sealed class BucketsElsewhere(IAmazonS3 s3) : IBuckets
{
    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(bucket, key, cancellationToken);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<long?> SizeAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await s3.GetObjectMetadataAsync(bucket, key, cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType,
        IReadOnlyDictionary<string, string> userMetadata, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(content.ToArray());
        var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = body, ContentType = contentType };
        foreach (var (name, value) in userMetadata)
        {
            request.Metadata[name] = value;
        }

        await s3.PutObjectAsync(request, cancellationToken);
    }
}
