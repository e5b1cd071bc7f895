using System.Globalization;

namespace FaceAspire.Emulator.S3;

/// <summary>GetObject and HeadObject.</summary>
internal sealed class ObjectReads(ObjectStore objects, TimeProvider time)
{
    /// <summary>HeadObject.</summary>
    public Task HeadAsync(S3Request request)
    {
        StorageHeaders.CheckVersion(request.Query("versionId"));
        Describe(request, objects.Get(request.Bucket, request.Key));
        return Task.CompletedTask;
    }

    /// <summary>GetObject, whole or a range of it.</summary>
    public async Task GetAsync(S3Request request)
    {
        StorageHeaders.CheckVersion(request.Query("versionId"));
        var (stored, content) = objects.Open(request.Bucket, request.Key);
        using (content)
        {
            if (stored.IsArchived)
            {
                throw S3Errors.Archived(stored.StorageClass);
            }

            var range = Describe(request, stored);
            var buffer = new byte[(int)Math.Clamp(range.Length, 1, 128 * 1024)];
            for (var done = 0L; done < range.Length;)
            {
                var some = buffer.AsMemory(0, (int)Math.Min(range.Length - done, buffer.Length));
                await content.ReadAsync(some, range.First + done, request.Aborted);
                await request.Context.Response.Body.WriteAsync(some, request.Aborted);
                done += some.Length;
            }
        }
    }

    /// <summary>Writes status and headers; gives what part of the content is meant.</summary>
    private ByteRange Describe(S3Request request, StoredObject stored)
    {
        request.Context.Response.Headers.ETag = stored.QuotedETag; // of an answer of 304, too
        Conditions.Of(request).CheckRead(stored, time.GetUtcNow());
        var range = PartRange(request, stored) ?? ByteRange.Parse(request.Header("Range"), stored.Size);
        var response = request.Context.Response;
        ObjectHeaders.Write(request, stored);
        response.Headers.LastModified = stored.LastModified.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.AcceptRanges = "bytes";
        if (stored.Tags.Count > 0)
        {
            response.Headers["x-amz-tagging-count"] = stored.Tags.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = range.Length == 0 ? default : string.Create(
                CultureInfo.InvariantCulture, $"bytes {range.First}-{range.First + range.Length - 1}/{stored.Size}");
        }

        if ((range is null || range.Length == stored.Size) && request.Header("x-amz-checksum-mode") == "ENABLED"
            && stored.Checksum?.Split(':', 2) is [var algorithm, var value])
        {
            response.Headers[Checksum.HeaderPrefix + algorithm] = value;
            response.Headers["x-amz-checksum-type"] = stored.ChecksumType;
        }

        var part = range ?? new ByteRange(0, stored.Size);
        response.ContentLength = part.Length;
        return part;
    }

    /// <summary>The part that <c>partNumber</c> asks for; what came in one piece is part 1.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidPartNumber</c>: there is no such part; <c>InvalidRequest</c>: there is a range, too.</exception>
    private static ByteRange? PartRange(S3Request request, StoredObject stored)
    {
        if (request.Query("partNumber") is null)
        {
            return null;
        }

        if (request.Header("Range") is not null)
        {
            throw S3Errors.Request("Cannot specify both Range header and partNumber query parameter");
        }

        var number = MultipartOperations.PartNumber(request);
        var parts = stored.Parts;
        if (parts.Count > 0)
        {
            request.Context.Response.Headers["x-amz-mp-parts-count"] = parts.Count.ToString(CultureInfo.InvariantCulture);
        }

        return parts.FirstOrDefault(part => part.Number == number) is { } found ? new(found.Offset, found.Size)
            : parts.Count == 0 && number == 1 ? new(0, stored.Size)
            : throw S3Errors.PartNumber(number, Math.Max(1, parts.Count));
    }
}
