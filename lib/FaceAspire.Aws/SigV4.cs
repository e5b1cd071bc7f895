using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Aws;

/// <summary>
/// Signs requests with AWS Signature Version 4 (AWS General Reference, "Signing AWS API requests"). A pure function of its inputs.
/// </summary>
public static class SigV4
{
    /// <summary>The payload hash of a body that is not signed, as PutMedia and presigned URLs use it.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Computes the value of the <c>Authorization</c> header.</summary>
    /// <param name="key">The secret, and for whom.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The whole address; its path is taken as it stands, its query is sorted.</param>
    /// <param name="headers">The headers to sign: at least <c>host</c> and <c>x-amz-date</c>. Names in any case.</param>
    /// <param name="payloadHash">Lower-case hex SHA-256 of the body, or <see cref="UnsignedPayload"/>.</param>
    /// <param name="time">The moment that <c>x-amz-date</c> states.</param>
    public static string Authorization(
        SigningKey key, string method, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash, DateTimeOffset time)
    {
        var signed = headers
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: Trim(header.Value)))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToArray();
        var names = string.Join(';', signed.Select(header => header.Name));
        var canonical = string.Join('\n',
            method, uri.AbsolutePath, CanonicalQuery(uri), string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n")), names, payloadHash);
        var scope = $"{time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{key.Region}/{key.Service}/aws4_request";
        var toSign = $"{Algorithm}\n{AmzDate(time)}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key.Derive(time), Encoding.UTF8.GetBytes(toSign)));
        return $"{Algorithm} Credential={key.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    /// <summary>A time as <c>x-amz-date</c> states it: <c>20150830T123600Z</c>.</summary>
    public static string AmzDate(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The lower-case hex SHA-256 of a body.</summary>
    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static string CanonicalQuery(Uri uri) => string.Join('&', uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: pair[0], Value: pair.ElementAtOrDefault(1) ?? ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Trim(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
