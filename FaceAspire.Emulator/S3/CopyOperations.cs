namespace FaceAspire.Emulator.S3;

/// <summary>CopyObject and UploadPartCopy.</summary>
internal sealed class CopyOperations(ObjectStore objects, ObjectFiles files, MultipartStore uploads, BucketDocuments documents, TimeProvider time)
{
    private const string SourcePrefix = "x-amz-copy-source-";

    /// <summary>CopyObject.</summary>
    public async Task CopyAsync(S3Request request)
    {
        request.CheckKey();
        StorageHeaders.CheckAcl(request);
        StorageHeaders.CheckLock(request);
        var (conditions, source) = (Conditions.OfWrite(request), CopySource.Parse(request.Header("x-amz-copy-source")!));
        objects.CheckPut(request.Bucket, request.Key, conditions);
        var (replaceHeaders, replaceTags) = (Replaces(request, "x-amz-metadata-directive"), Replaces(request, "x-amz-tagging-directive"));
        if (source == new CopySource(request.Bucket, request.Key) && !replaceHeaders && !replaceTags && !ObjectHeaders.SaysHowToStore(request)
            && !documents.IsSet(request.Bucket, "encryption")) // the copy is encrypted anew
        {
            throw S3Errors.Request(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }

        var (from, open) = objects.Open(source.Bucket, source.Key);
        using var held = open; // its file cannot vanish while it is read
        CheckSource(request, from);
        var algorithm = request.Header("x-amz-checksum-algorithm")?.ToLowerInvariant() ?? from.Checksum?.Split(':', 2)[0];
        using var content = files.Stage(from.Size);
        await content.JoinAsync([(open, 0, from.Size)], null, algorithm, request.Aborted);
        var attributes = new ObjectAttributes(
            replaceHeaders ? ObjectHeaders.Read(request) : ObjectHeaders.Copy(from, request),
            replaceTags ? ObjectTags.Parse(request.Header("x-amz-tagging")) : from.Tags);
        var stored = await objects.PutAsync(request.Bucket, request.Key, content, attributes, conditions, "ObjectCreated:Copy");
        ObjectHeaders.WriteEncryption(request, stored.Headers);
        await S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "CopyObjectResult",
            S3Xml.Element("LastModified", S3Xml.Time(stored.Modified)),
            S3Xml.Element("ETag", stored.QuotedETag),
            S3Xml.Checksum(stored.Checksum),
            stored.Checksum is null ? null : S3Xml.Element("ChecksumType", stored.ChecksumType)));
    }

    /// <summary>UploadPartCopy.</summary>
    public async Task CopyPartAsync(S3Request request)
    {
        var (upload, number) = MultipartOperations.PartOf(request);
        var attributes = uploads.Require(request.Bucket, request.Key, upload);
        var algorithm = MultipartChecksum.Of(attributes)?.Algorithm;
        var source = CopySource.Parse(request.Header("x-amz-copy-source")!);
        var (from, open) = objects.Open(source.Bucket, source.Key);
        using var held = open;
        CheckSource(request, from);
        var range = RangeOf(request, from.Size);
        using var content = files.Stage(range.Length);
        await content.JoinAsync([(open, range.First, range.Length)], null, algorithm, request.Aborted);
        var part = await uploads.PutPartAsync(request.Bucket, request.Key, upload, number, content);
        ObjectHeaders.WriteEncryption(request, attributes.Headers);
        await S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "CopyPartResult",
            S3Xml.Element("LastModified", S3Xml.Time(part.Modified)),
            S3Xml.Element("ETag", $"\"{part.ETag}\""),
            S3Xml.Checksum(part.Checksum)));
    }

    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>: a read would ignore such a range, a copy must not.</exception>
    private static ByteRange RangeOf(S3Request request, long size) => request.Header("x-amz-copy-source-range") is not { } range
        ? new(0, size)
        : (range.StartsWith("bytes=-", StringComparison.Ordinal) ? null : ByteRange.Parse(range, size)) ?? throw S3Errors.Argument(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
            "x-amz-copy-source-range", range);

    /// <summary>A copy's conditions on its source fail with 412 where a read's would answer 304, and it has an error of its own for what is archived.</summary>
    private void CheckSource(S3Request request, StoredObject source)
    {
        if (source.IsArchived)
        {
            throw S3Errors.SourceArchived();
        }

        var conditions = Conditions.Of(request, SourcePrefix);
        try
        {
            conditions.CheckRead(source, time.GetUtcNow(), SourcePrefix);
        }
        catch (Protocol.AwsException e) when (e.Status == StatusCodes.Status304NotModified)
        {
            throw S3Errors.Precondition(SourcePrefix + (conditions.IfNoneMatch is not null ? "If-None-Match" : "If-Modified-Since"));
        }
    }

    private static bool Replaces(S3Request request, string header) => request.Header(header) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        var other => throw S3Errors.Argument($"Unknown {header}: {other}"),
    };
}
