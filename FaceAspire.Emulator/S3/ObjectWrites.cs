using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>PutObject, DeleteObject, DeleteObjects and the tags.</summary>
internal sealed class ObjectWrites(ObjectStore objects, ObjectFiles files, BucketStore buckets)
{
    /// <summary>The largest object that one PUT may bring: 5 GiB.</summary>
    public const long MaxBytes = 5L * 1024 * 1024 * 1024;

    private const int MaxDeletes = 1000;
    private const int SmallBytes = 1024 * 1024; // received sooner than asked about

    /// <summary>PutObject.</summary>
    public async Task PutAsync(S3Request request)
    {
        request.CheckKey();
        StorageHeaders.CheckAcl(request);
        StorageHeaders.CheckLock(request);
        var (attributes, conditions) = (ObjectAttributes.Read(request), Conditions.OfWrite(request));
        using var body = RequestBody.Open(request, MaxBytes);
        body.RequireLength();
        if (request.Context.Request.ContentLength > SmallBytes)
        {
            objects.CheckPut(request.Bucket, request.Key, conditions);
        }

        using var content = files.Stage(body.Announced);
        await content.ReceiveAsync(body, request.Aborted);
        var stored = await objects.PutAsync(request.Bucket, request.Key, content, attributes, conditions, "ObjectCreated:Put");
        Describe(request, stored.QuotedETag, stored.Checksum);
        if (stored.Checksum is not null)
        {
            request.Context.Response.Headers["x-amz-checksum-type"] = MultipartChecksum.FullObject;
        }

        ObjectHeaders.WriteEncryption(request, stored.Headers);
    }

    /// <summary>What a client is told about content that it sent.</summary>
    public static void Describe(S3Request request, string quotedETag, string? checksum)
    {
        var headers = request.Context.Response.Headers;
        headers.ETag = quotedETag;
        headers["x-amz-server-side-encryption"] = "AES256";
        if (checksum?.Split(':', 2) is [var algorithm, var value])
        {
            headers[Checksum.HeaderPrefix + algorithm] = value;
        }
    }

    /// <summary>DeleteObject.</summary>
    public Task DeleteAsync(S3Request request)
    {
        StorageHeaders.CheckVersion(request.Query("versionId"));
        objects.Delete(request.Bucket, request.Key, request.Header("If-Match"));
        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>DeleteObjects: up to 1,000 keys.</summary>
    public async Task DeleteManyAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        RequireDigest(request);
        var delete = await S3Xml.ReadAsync(request, "Delete");
        var keys = delete.Children("Object").Select(item => (
            item.Child("Key")?.Value is { Length: > 0 } key ? key : throw S3Errors.Xml(), item.Child("VersionId")?.Value)).ToArray();
        if (keys.Length is 0 or > MaxDeletes)
        {
            throw S3Errors.Xml();
        }

        var quiet = delete.Child("Quiet")?.Value == "true";
        await S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "DeleteResult", keys.Select(key => Delete(request.Bucket, key.Item1, key.Value)).Where(result => !quiet || result.Name.LocalName == "Error").ToArray()));
    }

    /// <summary>GetObjectTagging.</summary>
    public Task GetTagsAsync(S3Request request) =>
        S3Xml.WriteAsync(request.Context, ObjectTags.Write(objects.Get(request.Bucket, request.Key).Tags));

    /// <summary>PutObjectTagging.</summary>
    public async Task PutTagsAsync(S3Request request)
    {
        objects.Get(request.Bucket, request.Key);
        var tags = ObjectTags.Parse(await S3Xml.ReadAsync(request, "Tagging"));
        objects.SetTags(request.Bucket, request.Key, tags, "ObjectTagging:Put");
    }

    /// <summary>DeleteObjectTagging.</summary>
    public Task DeleteTagsAsync(S3Request request)
    {
        objects.SetTags(request.Bucket, request.Key, new Dictionary<string, string>(), "ObjectTagging:Delete");
        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>DeleteObjects takes no body unless something vouches for it.</summary>
    private static void RequireDigest(S3Request request)
    {
        if (request.Header("Content-MD5") is null && request.Header("x-amz-trailer") is null
            && !Checksum.Algorithms.Any(algorithm => request.Header(Checksum.HeaderPrefix + algorithm) is not null))
        {
            throw S3Errors.Request("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
    }

    private XElement Delete(string bucket, string key, string? versionId)
    {
        try
        {
            StorageHeaders.CheckVersion(versionId);
            objects.Delete(bucket, key);
            return S3Xml.Element("Deleted", S3Xml.Element("Key", key), versionId is null ? null : S3Xml.Element("VersionId", versionId));
        }
        catch (AwsException e)
        {
            return S3Xml.Element(
                "Error", S3Xml.Element("Key", key), S3Xml.Element("Code", e.Code), S3Xml.Element("Message", e.Message));
        }
    }
}
