using System.Text;

namespace FaceAspire.Emulator.S3;

/// <summary>The headers that an object keeps: what it is, how it may be cached, and its user's metadata.</summary>
internal static class ObjectHeaders
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const int MaxMetadataBytes = 2048;

    private static readonly string[] Kept = ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>What a PUT gives its object.</summary>
    /// <exception cref="Protocol.AwsException"><c>MetadataTooLarge</c>.</exception>
    public static Dictionary<string, string> Read(S3Request request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value && (name == "Content-Encoding" ? WithoutChunking(value) : value) is { Length: > 0 } kept)
            {
                headers[name] = kept;
            }
        }

        headers.TryAdd("Content-Type", "binary/octet-stream");
        var metadata = request.Context.Request.Headers
            .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Key[MetadataPrefix.Length..].ToLowerInvariant(), Value: header.Value.ToString())).ToArray();
        AddMetadata(headers, metadata);
        return headers;
    }

    /// <summary>What a writer inside the emulator gives its object.</summary>
    public static Dictionary<string, string> Of(string contentType, IReadOnlyDictionary<string, string> metadata)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType };
        AddMetadata(headers, metadata.Select(pair => (pair.Key.ToLowerInvariant(), pair.Value)).ToArray());
        return headers;
    }

    /// <summary>Sends them back; <c>response-content-type</c> and its like in the query win.</summary>
    public static void Write(S3Request request, StoredObject stored)
    {
        var response = request.Context.Response.Headers;
        foreach (var (name, value) in stored.Headers)
        {
            response[name] = Ascii(value);
        }

        foreach (var name in Kept)
        {
            if (request.Query("response-" + name.ToLowerInvariant()) is { } value)
            {
                response[name] = Ascii(value);
            }
        }
    }

    private static void AddMetadata(Dictionary<string, string> headers, (string Name, string Value)[] metadata)
    {
        if (metadata.Sum(pair => Encoding.UTF8.GetByteCount(pair.Name) + Encoding.UTF8.GetByteCount(pair.Value)) > MaxMetadataBytes)
        {
            throw S3Errors.MetadataTooLarge();
        }

        foreach (var (name, value) in metadata)
        {
            headers[MetadataPrefix + name] = value;
        }
    }

    private static string WithoutChunking(string encodings) =>
        string.Join(", ", encodings.Split(',').Select(encoding => encoding.Trim()).Where(encoding => encoding != "aws-chunked"));

    /// <summary>What a header cannot hold is sent as RFC 2047 words, as S3 does.</summary>
    private static string Ascii(string value) => value.All(c => c is >= ' ' and <= '~' or '\t')
        ? value
        : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
