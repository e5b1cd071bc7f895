using System.Globalization;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's operations on multipart uploads.</summary>
internal sealed class MultipartOperations(MultipartStore uploads, ObjectFiles files, Arns arns)
{
    private const int MaxNumber = 10_000;
    private const string ObjectSize = "x-amz-mp-object-size";

    /// <summary>CreateMultipartUpload.</summary>
    public async Task CreateAsync(S3Request request)
    {
        request.CheckKey();
        StorageHeaders.CheckAcl(request);
        StorageHeaders.CheckLock(request);
        var (attributes, checksum) = (ObjectAttributes.Read(request), MultipartChecksum.Read(request));
        var id = uploads.Create(request.Bucket, request.Key, checksum?.AddTo(attributes) ?? attributes);
        var headers = request.Context.Response.Headers;
        ObjectHeaders.WriteEncryption(request, attributes.Headers);
        if (checksum is not null)
        {
            headers["x-amz-checksum-algorithm"] = checksum.Algorithm.ToUpperInvariant();
            headers["x-amz-checksum-type"] = checksum.Type;
        }

        await S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "InitiateMultipartUploadResult",
            S3Xml.Element("Bucket", request.Bucket), S3Xml.Element("Key", request.Key), S3Xml.Element("UploadId", id)));
    }

    /// <summary>UploadPart.</summary>
    public async Task UploadPartAsync(S3Request request)
    {
        var (upload, number) = PartOf(request);
        var attributes = uploads.Require(request.Bucket, request.Key, upload);
        var wanted = MultipartChecksum.Of(attributes)?.Algorithm;
        using var body = RequestBody.Open(request, ObjectWrites.MaxBytes);
        body.RequireLength();
        if (wanted is not null && wanted != body.Checksum?.Algorithm)
        {
            throw S3Errors.Request(
                $"Checksum Type mismatch occurred, expected checksum Type: {wanted}, actual checksum Type: {body.Checksum?.Algorithm ?? "null"}");
        }

        using var content = files.Stage(body.Announced);
        await content.ReceiveAsync(body, request.Aborted);
        var part = await uploads.PutPartAsync(request.Bucket, request.Key, upload, number, content);
        ObjectWrites.Describe(request, $"\"{part.ETag}\"", content.Checksum);
        ObjectHeaders.WriteEncryption(request, attributes.Headers);
    }

    /// <summary>CompleteMultipartUpload.</summary>
    public async Task CompleteAsync(S3Request request)
    {
        var upload = request.Query("uploadId")!;
        if (uploads.Completed(request.Bucket, request.Key, upload) is { } done)
        {
            await AnswerAsync(request, done);
            return;
        }

        uploads.Require(request.Bucket, request.Key, upload);
        var body = await S3Xml.ReadTextAsync(request);
        var complete = body.Length == 0 ? throw S3Errors.Request("You must specify at least one part") : S3Xml.Parse(body, "CompleteMultipartUpload");
        var listed = complete.Children("Part").Select(part => (
            int.TryParse(part.Child("PartNumber")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw S3Errors.Xml(),
            part.Child("ETag")?.Value ?? throw S3Errors.Xml(),
            Checksum.Algorithms.Select(algorithm => (algorithm, part.Child("Checksum" + algorithm.ToUpperInvariant())?.Value))
                .Where(given => given.Value is not null).Select(given => $"{given.algorithm}:{given.Value}").FirstOrDefault())).ToArray();
        if (listed is [])
        {
            throw S3Errors.Xml();
        }

        var expected = Checksum.Algorithms.Where(algorithm => request.Header(Checksum.HeaderPrefix + algorithm) is not null)
            .Select(algorithm => $"{algorithm}:{request.Header(Checksum.HeaderPrefix + algorithm)}").FirstOrDefault();
        if (long.TryParse(request.Header(ObjectSize), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            uploads.CheckSize(request.Bucket, request.Key, upload, listed.Select(part => part.Item1), size);
        }

        var stored = await uploads.CompleteAsync(request.Bucket, request.Key, upload, listed, expected, Conditions.OfWrite(request), request.Aborted);
        await AnswerAsync(request, stored);
    }

    private static Task AnswerAsync(S3Request request, StoredObject stored)
    {
        ObjectHeaders.WriteEncryption(request, stored.Headers);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "CompleteMultipartUploadResult",
            S3Xml.Element("Location", $"http://{request.Context.Request.Host}/{request.Bucket}/{Uri.EscapeDataString(request.Key)}"),
            S3Xml.Element("Bucket", request.Bucket), S3Xml.Element("Key", request.Key), S3Xml.Element("ETag", stored.QuotedETag),
            S3Xml.Checksum(stored.Checksum), stored.Checksum is null ? null : S3Xml.Element("ChecksumType", stored.ChecksumType)));
    }

    /// <summary>AbortMultipartUpload.</summary>
    public Task AbortAsync(S3Request request)
    {
        uploads.Abort(request.Bucket, request.Key, request.Query("uploadId")!);
        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>ListParts.</summary>
    public Task ListPartsAsync(S3Request request)
    {
        var (upload, max) = (request.Query("uploadId")!, ListOperations.Max(request, "max-parts"));
        var after = int.TryParse(request.Query("part-number-marker"), NumberStyles.None, CultureInfo.InvariantCulture, out var marker) ? marker : 0;
        var attributes = uploads.Require(request.Bucket, request.Key, upload);
        var checksum = MultipartChecksum.Of(attributes);
        var parts = uploads.Parts(request.Bucket, request.Key, upload, after, max + 1);
        var shown = parts.Take(max).ToArray();
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "ListPartsResult",
            S3Xml.Element("Bucket", request.Bucket), S3Xml.Element("Key", request.Key), S3Xml.Element("UploadId", upload),
            S3Xml.Element("PartNumberMarker", after),
            S3Xml.Element("NextPartNumberMarker", shown is [.., var last] ? last.Number : 0),
            S3Xml.Element("MaxParts", max), S3Xml.Element("IsTruncated", parts.Count > max),
            S3Xml.Element("StorageClass", attributes.Headers.GetValueOrDefault(ObjectHeaders.StorageClass, "STANDARD")),
            S3Xml.Element("Initiator", S3Xml.Element("ID", arns.Account)), S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)),
            checksum is null
                ? null
                : new[] { S3Xml.Element("ChecksumAlgorithm", checksum.Algorithm.ToUpperInvariant()), S3Xml.Element("ChecksumType", checksum.Type) },
            shown.Select(part => S3Xml.Element(
                "Part",
                S3Xml.Element("PartNumber", part.Number), S3Xml.Element("LastModified", S3Xml.Time(part.Modified)),
                S3Xml.Element("ETag", $"\"{part.ETag}\""), S3Xml.Element("Size", part.Size), S3Xml.Checksum(part.Checksum)))));
    }

    /// <summary>The part that a request is about.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static (string Upload, int Number) PartOf(S3Request request) => (request.Query("uploadId")!, PartNumber(request));

    /// <summary>The number of a part.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static int PartNumber(S3Request request) =>
        int.TryParse(request.Query("partNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxNumber
            ? number
            : throw S3Errors.Argument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", request.Query("partNumber") ?? "");
}
