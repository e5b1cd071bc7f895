using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;
using XmlText = FaceAspire.Emulator.Protocol.XmlText;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Bucket settings that are kept and shown and change nothing here: nothing is denied, encrypted, expired or versioned
/// (docs/emulator-differences.md).
/// </summary>
internal sealed class BucketDocuments(Database database, BucketStore buckets)
{
    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["policy"] = new(204, new(404, "NoSuchBucketPolicy", "The bucket policy does not exist"), null),
        ["tagging"] = new(204, new(404, "NoSuchTagSet", "The TagSet does not exist"), null, Complete: BucketDocumentRules.Tagging),
        ["lifecycle"] = new(
            200, new(404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"), null, Complete: BucketDocumentRules.Lifecycle),
        ["publicAccessBlock"] = new(
            200, new(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"), null,
            Complete: BucketDocumentRules.PublicAccessBlock),
        ["ownershipControls"] = new(
            200, new(404, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found"), OwnershipOf("BucketOwnerEnforced"),
            Complete: BucketDocumentRules.Ownership, StaysDeleted: true),
        ["encryption"] = new(
            200, null,
            """
            <ServerSideEncryptionConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>
            """,
            Complete: BucketDocumentRules.Encryption),
        ["versioning"] = Fixed("""<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>"""),
        ["logging"] = Fixed("""<BucketLoggingStatus xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>"""),
        ["accelerate"] = Fixed("""<AccelerateConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>"""),
        ["requestPayment"] = Fixed(
            """<RequestPaymentConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"""),
        ["cors"] = Never(new(404, "NoSuchCORSConfiguration", "The CORS configuration does not exist")),
        ["website"] = Never(new(404, "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration")),
        ["replication"] = Never(new(404, "ReplicationConfigurationNotFoundError", "The replication configuration was not found")),
        ["object-lock"] = Never(new(404, "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket")),
    };

    /// <summary>The sub-resources that can be read.</summary>
    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>The sub-resources that are kept, so can be written. The others always answer that nothing is set.</summary>
    public static IEnumerable<string> Kept => Kinds.Where(kind => kind.Value.IsKept).Select(kind => kind.Key);

    /// <summary>GetBucketPolicy and its like.</summary>
    public async Task GetAsync(S3Request request, string name)
    {
        var content = database.Read(db =>
        {
            BucketTable.Require(db, request.Bucket);
            return BucketTable.Document(db, request.Bucket, name);
        }) ?? Kinds[name].Default;
        if (string.IsNullOrEmpty(content))
        {
            throw Kinds[name].Missing!.Create();
        }

        request.Context.Response.ContentType = name == "policy" ? "application/json" : "application/xml";
        await request.Context.Response.WriteAsync(content, request.Aborted);
    }

    /// <summary>PutBucketPolicy and its like.</summary>
    public async Task PutAsync(S3Request request, string name)
    {
        var content = await S3Xml.ReadTextAsync(request);
        buckets.Require(request.Bucket);
        Set(request.Bucket, name, name == "policy" ? CheckJson(content) : Kinds[name].Complete!(S3Xml.Parse(content)) is { } kept ? XmlText.Write(kept) : null);
        request.Context.Response.StatusCode = Kinds[name].PutStatus;
    }

    /// <summary>DeleteBucketPolicy and its like.</summary>
    public Task DeleteAsync(S3Request request, string name)
    {
        Set(request.Bucket, name, Kinds[name].StaysDeleted ? "" : null);
        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>The setting that a new bucket is given by a header.</summary>
    public static string OwnershipOf(string owner) =>
        $"""<OwnershipControls xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ObjectOwnership>{owner}</ObjectOwnership></Rule></OwnershipControls>""";

    /// <summary>Whether a setting was made, so is not the default.</summary>
    public bool IsSet(string bucket, string name) => database.Read(db => BucketTable.Document(db, bucket, name) is { Length: > 0 });

    /// <summary>Keeps a setting, or forgets it.</summary>
    public void Set(string bucket, string name, string? content) => database.Write(db =>
    {
        BucketTable.Require(db, bucket);
        if (content is null)
        {
            BucketTable.DeleteDocument(db, bucket, name);
        }
        else
        {
            BucketTable.PutDocument(db, bucket, name, content);
        }
    });

    private static string CheckJson(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetString(content) : throw S3Errors.Policy();
        }
        catch (JsonException)
        {
            throw S3Errors.Policy();
        }
    }

    private static Kind Fixed(string content) => new(0, null, content, IsKept: false);

    private static Kind Never(Missing missing) => new(0, missing, null, IsKept: false);

    /// <param name="PutStatus">What a PUT is answered.</param>
    /// <param name="Missing">The error where nothing is set.</param>
    /// <param name="Default">What a new bucket has.</param>
    /// <param name="IsKept">Whether it can be set.</param>
    /// <param name="Complete">Checks what is set; <see langword="null"/> from it takes the setting away.</param>
    /// <param name="StaysDeleted">Whether a setting that was deleted is missing, where others fall back to the default.</param>
    private sealed record Kind(
        int PutStatus, Missing? Missing, string? Default, bool IsKept = true, Func<XElement, XElement?>? Complete = null, bool StaysDeleted = false);

    private sealed record Missing(int Status, string Code, string Message)
    {
        public AwsException Create() => new(Status, Code, Message);
    }
}
