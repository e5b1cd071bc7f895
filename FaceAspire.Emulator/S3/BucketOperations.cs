using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's operations on buckets.</summary>
internal sealed class BucketOperations(BucketStore buckets, Notifications notifications, Database database, Arns arns)
{
    /// <summary>ListBuckets.</summary>
    public Task ListAsync(S3Request request) => S3Xml.WriteAsync(request.Context, S3Xml.Element(
        "ListAllMyBucketsResult",
        S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)),
        S3Xml.Element("Buckets", database.Read(BucketTable.List).Select(bucket => S3Xml.Element(
            "Bucket",
            S3Xml.Element("Name", bucket.Name),
            S3Xml.Element("CreationDate", S3Xml.Time(bucket.Created)))))));

    /// <summary>CreateBucket; creating one's own again is no error in us-east-1.</summary>
    public async Task CreateAsync(S3Request request)
    {
        await S3Xml.ReadTextAsync(request);
        buckets.Create(request.Bucket);
        request.Context.Response.Headers.Location = "/" + request.Bucket;
    }

    /// <summary>HeadBucket.</summary>
    public Task HeadAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        request.Context.Response.Headers["x-amz-bucket-region"] = arns.Region;
        return Task.CompletedTask;
    }

    /// <summary>DeleteBucket.</summary>
    public Task DeleteAsync(S3Request request)
    {
        buckets.Delete(request.Bucket);
        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>GetBucketLocation: empty stands for us-east-1.</summary>
    public Task GetLocationAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element("LocationConstraint", arns.Region == "us-east-1" ? null : arns.Region));
    }

    /// <summary>GetBucketNotificationConfiguration.</summary>
    public Task GetNotificationAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        return S3Xml.WriteAsync(
            request.Context, NotificationDocument.Write(database.Read(db => Notifications.Of(db, request.Bucket))));
    }

    /// <summary>PutBucketNotificationConfiguration.</summary>
    public async Task PutNotificationAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        notifications.Set(request.Bucket, NotificationDocument.Parse(await S3Xml.ReadAsync(request, "NotificationConfiguration")));
    }
}
