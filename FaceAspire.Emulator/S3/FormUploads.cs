using FaceAspire.Emulator.Protocol;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FaceAspire.Emulator.S3;

/// <summary>Browsers' uploads: a form whose fields are what a PUT's headers would be, and whose file, its last field, is the object.</summary>
internal sealed class FormUploads(ObjectStore objects, ObjectFiles files, TimeProvider time)
{
    private const int MaxFieldBytes = 20 * 1024; // all fields before the file

    private static readonly string[] KeptFields = ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>PostObject.</summary>
    public async Task PostAsync(S3Request request)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["bucket"] = request.Bucket };
        var (file, fileName) = await ReadAsync(request, fields);
        var policy = PostPolicy.Parse(fields.GetValueOrDefault("policy") ?? throw new AwsException(403, "AccessDenied", "Access Denied")); // as in buckets that are not public
        policy.Check(fields.ToDictionary(field => field.Key.ToLowerInvariant(), field => field.Value), time.GetUtcNow());
        var key = fields.GetValueOrDefault("key", "").Replace("${filename}", fileName, StringComparison.Ordinal);
        var put = AsPut(request with { Key = key.Length > 0 ? key : throw S3Errors.Argument("Bucket POST must contain a field named 'key'.", "key", "") }, fields, file);
        put.CheckKey();
        StorageHeaders.CheckAcl(put);
        StorageHeaders.CheckLock(put);
        var attributes = new ObjectAttributes(
            ObjectHeaders.Read(put), fields.TryGetValue("tagging", out var tags) ? ObjectTags.Parse(S3Xml.Parse(System.Text.Encoding.UTF8.GetBytes(tags))) : []);
        using var body = RequestBody.Open(put, policy.MaxBytes);
        using var content = files.Stage(body.Announced);
        await content.ReceiveAsync(body, request.Aborted);
        if (content.Size < policy.MinBytes)
        {
            throw new AwsException(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }

        var stored = await objects.PutAsync(put.Bucket, put.Key, content, attributes, Conditions.None, "ObjectCreated:Post");
        ObjectWrites.Describe(put, stored.QuotedETag, stored.Checksum);
        ObjectHeaders.WriteEncryption(put, stored.Headers);
        await AnswerAsync(put, stored, fields);
    }

    /// <summary>Reads all fields up to the file; what comes behind it is ignored, as by S3.</summary>
    private static async Task<(Stream File, string FileName)> ReadAsync(S3Request request, Dictionary<string, string> fields)
    {
        var reader = new MultipartReader(Boundary(request), request.Context.Request.Body);
        try
        {
            for (var left = MaxFieldBytes; await reader.ReadNextSectionAsync(request.Aborted) is { } section;)
            {
                var disposition = section.GetContentDispositionHeader();
                var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").ToString();
                if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
                {
                    return (section.Body, Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition!.FileName).ToString()));
                }

                fields[name] = await FieldAsync(section, left, request.Aborted);
                left -= name.Length + fields[name].Length;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            throw Malformed();
        }

        throw S3Errors.Argument("POST requires exactly one file upload per request.", "file", "0");
    }

    private static async Task<string> FieldAsync(MultipartSection section, int maxBytes, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Max(0, maxBytes) + 1];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length < bytes.Length ? System.Text.Encoding.UTF8.GetString(bytes, 0, length) : throw new AwsException(
            400, "MaxPostPreDataLengthExceeded", "Your POST request fields preceding the upload file were too large.");
    }

    /// <summary>The PUT that the form stands for.</summary>
    private static S3Request AsPut(S3Request request, Dictionary<string, string> fields, Stream file)
    {
        var http = request.Context.Request;
        (http.Body, http.ContentLength, http.ContentType) = (file, null, null);
        foreach (var name in http.Headers.Keys.Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            http.Headers.Remove(name);
        }

        foreach (var (name, value) in fields.Where(field =>
            KeptFields.Contains(field.Key, StringComparer.OrdinalIgnoreCase) || field.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)))
        {
            http.Headers[name] = value;
        }

        if (fields.TryGetValue("acl", out var acl))
        {
            http.Headers["x-amz-acl"] = acl;
        }

        return request;
    }

    private static Task AnswerAsync(S3Request request, StoredObject stored, Dictionary<string, string> fields)
    {
        var response = request.Context.Response;
        var location = $"http://{request.Context.Request.Host}/{request.Bucket}/{Uri.EscapeDataString(request.Key)}";
        if (Uri.TryCreate(fields.GetValueOrDefault("success_action_redirect") ?? fields.GetValueOrDefault("redirect"), UriKind.Absolute, out var redirect))
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = QueryHelpers.AddQueryString(
                redirect.ToString(), new Dictionary<string, string?> { ["bucket"] = request.Bucket, ["key"] = request.Key, ["etag"] = stored.QuotedETag });
            return Task.CompletedTask;
        }

        response.Headers.Location = location;
        response.StatusCode = fields.GetValueOrDefault("success_action_status") switch { "200" => 200, "201" => 201, _ => 204 };
        return response.StatusCode != StatusCodes.Status201Created ? Task.CompletedTask : S3Xml.WriteAsync(request.Context, new(
            "PostResponse",
            new System.Xml.Linq.XElement("Location", location), new System.Xml.Linq.XElement("Bucket", request.Bucket),
            new System.Xml.Linq.XElement("Key", XmlText.Printable(request.Key)), new System.Xml.Linq.XElement("ETag", stored.QuotedETag)));
    }

    private static string Boundary(S3Request request) =>
        MediaTypeHeaderValue.TryParse(request.Context.Request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= 200 } boundary
            ? boundary
            : throw new AwsException(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
            {
                Details = [("Condition", "Bucket POST must be of the enclosure-type multipart/form-data")],
            };

    private static AwsException Malformed() => new(
        400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
}
