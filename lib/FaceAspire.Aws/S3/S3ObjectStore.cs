using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace FaceAspire.Aws.S3;

/// <summary>Objects in S3, by the AWS SDK.</summary>
public sealed class S3ObjectStore(IAmazonS3 s3) : IObjectStore
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const string NoSuchKey = "NoSuchKey"; // not just any 404: a bucket that is missing is an error

    /// <summary>A store over the standard AWS configuration; with an endpoint set, buckets are named in the path, which needs no DNS.</summary>
    public static S3ObjectStore FromEnvironment() => new(new AmazonS3Client(new AmazonS3Config
    {
        ForcePathStyle = (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")) is { Length: > 0 },
    }));

    /// <inheritdoc/>
    public async Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(bucket, key, cancellationToken);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
            return new(content.ToArray(), response.ETag) { Metadata = Metadata(response.Metadata) };
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == NoSuchKey)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectHead?> HeadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var response = await s3.GetObjectMetadataAsync(bucket, key, cancellationToken);
            return new(response.ETag, response.ContentLength);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound) // an answer to HEAD has no code
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> GetTagsAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var response = await s3.GetObjectTaggingAsync(new() { BucketName = bucket, Key = key }, cancellationToken);
            return (response.Tagging ?? []).ToDictionary(tag => tag.Key, tag => tag.Value);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == NoSuchKey)
        {
            return new Dictionary<string, string>();
        }
    }

    /// <inheritdoc/>
    public async Task<string> PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, PutCondition condition, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(content.ToArray());
        var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = body, ContentType = contentType };
        if (condition.Absent)
        {
            request.IfNoneMatch = "*";
        }
        else if (condition.ETag is { } etag)
        {
            request.IfMatch = etag;
        }

        try
        {
            return (await s3.PutObjectAsync(request, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict
            || e.ErrorCode == NoSuchKey)
        {
            throw new PreconditionFailedException(bucket, key, e);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken) =>
        s3.DeleteObjectAsync(bucket, key, cancellationToken);

    /// <summary>The SDK names metadata as their headers are named.</summary>
    private static Dictionary<string, string> Metadata(MetadataCollection headers) => headers.Keys.ToDictionary(
        name => name[MetadataPrefix.Length..], name => headers[name], StringComparer.OrdinalIgnoreCase);
}
