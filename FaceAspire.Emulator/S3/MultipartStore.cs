using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>Multipart uploads, from their first part to the object that they become.</summary>
internal sealed class MultipartStore(Database database, ObjectFiles files, ObjectStore objects, TimeProvider time)
{
    private const int MaxParts = 10_000;
    private const string UploadHeader = ObjectHeaders.OwnPrefix + "upload"; // which upload an object came of
    private const long MinPartBytes = 5 * 1024 * 1024;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>The upload's id.</returns>
    public string Create(string bucket, string key, ObjectAttributes attributes)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N") + Guid.NewGuid().ToString("N"); // uploads of a key are listed in the order in which they began
        database.Write(db =>
        {
            BucketTable.Require(db, bucket);
            UploadTable.Insert(db, id, bucket, key, attributes, Now);
        });
        return id;
    }

    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c> or <c>NoSuchUpload</c>.</exception>
    public ObjectAttributes Require(string bucket, string key, string upload) => database.Read(db =>
    {
        BucketTable.Require(db, bucket);
        return UploadTable.Get(db, bucket, key, upload);
    });

    /// <summary>Makes staged content a part, in place of one with the same number.</summary>
    public async Task<UploadedPart> PutPartAsync(string bucket, string key, string upload, int number, StagedContent content)
    {
        var part = new UploadedPart(number, content.Size, content.ETag, Now, content.Place, content.Checksum);
        var unused = await database.WriteAsync(db =>
        {
            UploadTable.Get(db, bucket, key, upload);
            return UploadTable.PutPart(db, upload, part);
        });
        files.DeleteUnlessLive(unused);
        return part;
    }

    /// <summary>The parts behind a number.</summary>
    public List<UploadedPart> Parts(string bucket, string key, string upload, int after, int limit) => database.Read(db =>
    {
        UploadTable.Get(db, bucket, key, upload);
        return UploadTable.Parts(db, upload, after, limit);
    });

    /// <summary>Ends an upload without an object.</summary>
    public void Abort(string bucket, string key, string upload) => database.Write(db =>
    {
        UploadTable.Get(db, bucket, key, upload);
        return UploadTable.Delete(db, upload);
    }).ForEach(files.DeleteUnlessLive);

    /// <summary>The object that an upload has become: who asks again, since the answer was lost, is answered again.</summary>
    public StoredObject? Completed(string bucket, string key, string upload) => database.Read(
        db => ObjectTable.Find(db, bucket, key) is { } stored && stored.Headers.GetValueOrDefault(UploadHeader) == upload ? stored : null);

    /// <summary>Compares the listed parts' size with what the client takes it for.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidRequest</c>.</exception>
    public void CheckSize(string bucket, string key, string upload, IEnumerable<int> listed, long expected)
    {
        var sizes = Parts(bucket, key, upload, 0, MaxParts).ToDictionary(part => part.Number, part => part.Size);
        if (listed.Sum(number => sizes.GetValueOrDefault(number)) is var size && size != expected)
        {
            throw S3Errors.Request($"The provided 'x-amz-mp-object-size' header value {expected} does not match what was computed: {size}");
        }
    }

    /// <summary>Joins the listed parts into the object.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidPartOrder</c>, <c>InvalidPart</c>, <c>EntityTooSmall</c>, or a failed condition.</exception>
    public async Task<StoredObject> CompleteAsync(
        string bucket, string key, string upload, IReadOnlyList<(int Number, string ETag, string? Checksum)> listed, string? expected, Conditions conditions, CancellationToken cancellationToken)
    {
        var attributes = Require(bucket, key, upload);
        objects.CheckPut(bucket, key, conditions);
        var parts = Choose(upload, listed, Parts(bucket, key, upload, 0, MaxParts));
        var checksum = MultipartChecksum.Of(attributes);
        var open = new List<StoredContent>();
        try
        {
            open.AddRange(parts.Select(part => files.Open(part.Place)));
            using var content = files.Stage(parts.Sum(part => part.Size));
            await content.JoinAsync(
                parts.Select((part, i) => (open[i], 0L, part.Size)).ToArray(), JoinedETag(parts),
                checksum is { Type: MultipartChecksum.FullObject } ? checksum.Algorithm : null, cancellationToken);
            var whole = checksum is { Type: MultipartChecksum.Composite } && checksum.OfParts(parts) is { } ofParts
                ? $"{checksum.Algorithm}:{ofParts}"
                : content.Checksum;
            if (expected is not null && whole?.Split('-')[0] != expected.Split('-')[0])
            {
                throw S3Errors.Digest(expected.Split(':', 2)[0].ToUpperInvariant());
            }

            return await objects.PutAsync(
                bucket, key, content, Noting(attributes, parts, upload), conditions, "ObjectCreated:CompleteMultipartUpload", upload, whole);
        }
        catch (FileNotFoundException)
        {
            throw S3Errors.NoUpload(upload); // completed or aborted by another call meanwhile
        }
        finally
        {
            open.ForEach(file => file.Dispose());
        }
    }

    private static ObjectAttributes Noting(ObjectAttributes attributes, IEnumerable<UploadedPart> parts, string upload) => attributes with
    {
        Headers = new Dictionary<string, string>(attributes.Headers) { [ObjectPart.Header] = ObjectPart.Format(parts), [UploadHeader] = upload },
    };

    private static List<UploadedPart> Choose(string upload, IReadOnlyList<(int Number, string ETag, string? Checksum)> listed, List<UploadedPart> uploaded)
    {
        var byNumber = uploaded.ToDictionary(part => part.Number);
        var chosen = new List<UploadedPart>();
        foreach (var (number, etag, checksum) in listed)
        {
            if (chosen.Count > 0 && number <= chosen[^1].Number)
            {
                throw S3Errors.PartOrder();
            }

            chosen.Add(byNumber.GetValueOrDefault(number) is { } part && part.ETag == etag.Trim('"') && (checksum is null || checksum == part.Checksum)
                ? part
                : throw S3Errors.Part(upload, number, etag.Trim('"')));
        }

        return chosen.SkipLast(1).FirstOrDefault(part => part.Size < MinPartBytes) is { } small ? throw S3Errors.PartTooSmall(small, MinPartBytes) : chosen;
    }

    /// <summary>MD5 of the parts' MD5s, and how many there were: <c>d41d…-3</c>.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    private static string JoinedETag(List<UploadedPart> parts) =>
        $"{Convert.ToHexStringLower(MD5.HashData(parts.SelectMany(part => Convert.FromHexString(part.ETag)).ToArray()))}-{parts.Count}";
}
