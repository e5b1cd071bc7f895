using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's operations on buckets.</summary>
internal sealed partial class BucketOperations(BucketStore buckets, ObjectStore objects, Notifications notifications, Database database, Arns arns)
{
    private const int MaxBuckets = 10_000;
    private const string Location = "location";

    /// <summary>ListBuckets, by name; pages only when asked to.</summary>
    public Task ListAsync(S3Request request)
    {
        var (prefix, after) = (request.Query("prefix") ?? "", request.Query("continuation-token") ?? "");
        var max = request.Query("max-buckets") is not { } asked ? MaxBuckets
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= MaxBuckets ? given
            : throw S3Errors.Argument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets", asked);
        var region = request.Query("bucket-region");
        var found = database.Read(db => BucketTable.List(db).Select(bucket => (bucket.Name, bucket.Created, Region: Region(db, bucket.Name))).ToArray())
            .Where(bucket => region is null || bucket.Region == region)
            .Where(bucket => bucket.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(bucket.Name, after) > 0).ToArray();
        var shown = found.Take(max).ToArray();
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "ListAllMyBucketsResult",
            S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)),
            S3Xml.Element("Buckets", shown.Select(bucket => S3Xml.Element(
                "Bucket",
                S3Xml.Element("Name", bucket.Name),
                S3Xml.Element("CreationDate", S3Xml.Time(bucket.Created)),
                S3Xml.Element("BucketRegion", bucket.Region),
                S3Xml.Element("BucketArn", Arns.OfBucket(bucket.Name))))),
            found.Length > max ? S3Xml.Element("ContinuationToken", shown[^1].Name) : null,
            prefix.Length > 0 ? S3Xml.Element("Prefix", prefix) : null));
    }

    /// <summary>GetBucketAcl and GetObjectAcl: whatever there is, is its owner's.</summary>
    public Task GetAclAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        StorageHeaders.CheckVersion(request.Query("versionId"));
        if (request.Key.Length > 0)
        {
            objects.Get(request.Bucket, request.Key);
        }

        XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "AccessControlPolicy",
            S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)),
            S3Xml.Element("AccessControlList", S3Xml.Element(
                "Grant",
                S3Xml.Element(
                    "Grantee", new XAttribute(XNamespace.Xmlns + "xsi", instance), new XAttribute(instance + "type", "CanonicalUser"),
                    S3Xml.Element("ID", arns.Account)),
                S3Xml.Element("Permission", "FULL_CONTROL")))));
    }

    /// <summary>PutBucketAcl and PutObjectAcl: nothing but what is so anyway.</summary>
    public Task PutAclAsync(S3Request request)
    {
        buckets.Require(request.Bucket);
        if (request.Key.Length > 0)
        {
            objects.Get(request.Bucket, request.Key);
        }

        StorageHeaders.CheckAcl(request);
        return (request.Header("x-amz-acl") is not null, HasBody: request.Context.Request.ContentLength > 0) switch
        {
            (true, false) => Task.CompletedTask,
            (true, true) => throw S3Errors.NoContent(),
            (false, true) => throw S3Errors.NoAcls(),
            (false, false) => throw S3Errors.NoAclGiven(),
        };
    }

    /// <summary>CreateBucket; creating one's own again is no error in us-east-1.</summary>
    public async Task CreateAsync(S3Request request)
    {
        var owner = request.Header("x-amz-object-ownership");
        StorageHeaders.CheckAcl(request, owner is null or "BucketOwnerEnforced" ? S3Errors.OwnerOwns : S3Errors.NoAcls);
        if (request.Header("x-amz-bucket-object-lock-enabled") is "true" or "True")
        {
            throw AwsException.NotImplemented("S3", "CreateBucket with Object Lock");
        }

        if (owner is not null && !BucketDocumentRules.IsOwnership(owner))
        {
            throw S3Errors.Argument("Invalid x-amz-object-ownership header: " + owner, "x-amz-object-ownership", owner);
        }

        var body = await S3Xml.ReadTextAsync(request);
        var configuration = body.Length == 0 ? null : S3Xml.Parse(body);
        var location = LocationOf(request.Context.Request.SigningRegion(), configuration);
        var tags = configuration?.Child("Tags") is { } given ? BucketDocumentRules.TaggingOfNew(S3Xml.Element("Tagging", S3Xml.Element("TagSet", given.Elements()))) : null;
        if (buckets.Create(request.Bucket))
        {
            Set(Location, location);
            Set("tagging", tags is null ? null : Protocol.XmlText.Write(tags));
            Set("ownershipControls", owner is null ? null : BucketDocuments.OwnershipOf(owner));
        }
        else if (location is not null || tags is not null || RegionOf(request.Bucket) != "us-east-1")
        {
            throw S3Errors.BucketOwned();
        }

        request.Context.Response.Headers.Location = "/" + request.Bucket;
        request.Context.Response.Headers["x-amz-bucket-arn"] = Arns.OfBucket(request.Bucket);

        void Set(string name, string? content)
        {
            if (content is not null)
            {
                database.Write(db => BucketTable.PutDocument(db, request.Bucket, name, content));
            }
        }
    }

    /// <summary>HeadBucket.</summary>
    public Task HeadAsync(S3Request request)
    {
        request.Context.Response.Headers["x-amz-bucket-region"] = RegionOf(request.Bucket);
        request.Context.Response.ContentType = "application/xml";
        request.Context.Response.Headers["x-amz-bucket-arn"] = Arns.OfBucket(request.Bucket);
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
        var region = RegionOf(request.Bucket);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element("LocationConstraint", region == "us-east-1" ? null : region));
    }

    /// <summary>Where a bucket is to be: a name that is kept and shown, as everything is here. Only us-east-1 makes buckets for other regions.</summary>
    /// <exception cref="AwsException"><c>InvalidLocationConstraint</c> or <c>IllegalLocationConstraintException</c>.</exception>
    private static string? LocationOf(string? signedFor, XElement? configuration) => configuration?.Child("LocationConstraint")?.Value switch
    {
        var name when signedFor is not (null or "us-east-1") && name != signedFor && (name, signedFor) is not ("EU", "eu-west-1") => throw new AwsException(
            400, "IllegalLocationConstraintException",
            $"The {(string.IsNullOrEmpty(name) ? "unspecified" : name)} location constraint is incompatible for the region specific endpoint this request was sent to."),
        null or "" => null,
        var name when name != "us-east-1" && RegionPattern().IsMatch(name) => name,
        var name => throw new AwsException(400, "InvalidLocationConstraint", "The specified location-constraint is not valid")
        {
            Details = [("LocationConstraint", name)],
        },
    };

    private string RegionOf(string bucket) => database.Read(db =>
    {
        BucketTable.Require(db, bucket);
        return Region(db, bucket);
    });

    private string Region(SqliteConnection db, string bucket) => BucketTable.Document(db, bucket, Location) ?? arns.Region;

    [GeneratedRegex("^(EU|[a-z]{2}(-[a-z]+)+-[0-9])$")]
    private static partial Regex RegionPattern();

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
