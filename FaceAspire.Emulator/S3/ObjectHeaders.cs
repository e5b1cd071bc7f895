using System.Text;

namespace FaceAspire.Emulator.S3;

/// <summary>The headers that an object keeps: what it is, how it may be cached, and its user's metadata.</summary>
internal static class ObjectHeaders
{
    /// <summary>What an object notes for itself begins so, and is never sent.</summary>
    public const string OwnPrefix = ":";

    /// <summary>The header of the storage class; objects of the standard one do without.</summary>
    public const string StorageClass = "x-amz-storage-class";

    /// <summary>The header of the encryption.</summary>
    public const string Encryption = "x-amz-server-side-encryption";

    private static readonly string[] KeyHeaders = [Encryption + "-aws-kms-key-id", Encryption + "-bucket-key-enabled"];

    private const string RedirectLocation = "x-amz-website-redirect-location";
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
        var metadata = request.Headers(MetadataPrefix).Select(header => (Name: header.Name[MetadataPrefix.Length..].ToLowerInvariant(), header.Value)).ToArray();
        AddMetadata(headers, metadata);
        AddStorage(headers, request);
        return headers;
    }

    /// <summary>What a copy takes over from its source: all that says what it is, not how it is stored.</summary>
    public static Dictionary<string, string> Copy(StoredObject source, S3Request request)
    {
        var headers = source.Headers
            .Where(header => !header.Key.StartsWith(OwnPrefix, StringComparison.Ordinal) && header.Key is not (StorageClass or RedirectLocation)
                && !header.Key.StartsWith(Encryption, StringComparison.Ordinal))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        AddStorage(headers, request);
        return headers;
    }

    /// <summary>Whether a request says how to store an object: enough of a change for a copy onto itself.</summary>
    public static bool SaysHowToStore(S3Request request) =>
        request.Header(StorageClass) is not null || request.Header(RedirectLocation) is not null || request.Header(Encryption) is not null;

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
        response[Encryption] = "AES256";
        foreach (var (name, value) in stored.Headers)
        {
            if (!name.StartsWith(OwnPrefix, StringComparison.Ordinal))
            {
                response[name] = Ascii(value);
            }
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

    private static void AddStorage(Dictionary<string, string> headers, S3Request request)
    {
        if (StorageHeaders.ClassOf(request) is { } storageClass)
        {
            headers[StorageClass] = storageClass;
        }

        if (request.Header(RedirectLocation) is { } location)
        {
            headers[RedirectLocation] = location;
        }

        if (StorageHeaders.EncryptionOf(request) is { } encryption)
        {
            headers[Encryption] = encryption;
            foreach (var name in KeyHeaders)
            {
                if (request.Header(name) is { } value)
                {
                    headers[name] = value;
                }
            }
        }
    }

    /// <summary>Says how what was written is encrypted: by S3's own key, unless another was asked for.</summary>
    public static void WriteEncryption(S3Request request, IReadOnlyDictionary<string, string> stored)
    {
        var response = request.Context.Response.Headers;
        response[Encryption] = "AES256";
        foreach (var (name, value) in stored.Where(header => header.Key.StartsWith(Encryption, StringComparison.Ordinal)))
        {
            response[name] = value;
        }
    }

    private static string WithoutChunking(string encodings) =>
        string.Join(", ", encodings.Split(',').Select(encoding => encoding.Trim()).Where(encoding => encoding != "aws-chunked"));

    /// <summary>What a header cannot hold is sent as RFC 2047 words, as S3 does.</summary>
    private static string Ascii(string value) => value.All(c => c is >= ' ' and <= '~' or '\t')
        ? value
        : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
