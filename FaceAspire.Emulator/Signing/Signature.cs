using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Signing;

/// <summary>Signature Version 4 (IAM user guide, "Create a signed AWS API request"): pure functions of what is signed.</summary>
internal static class Signature
{
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>SHA-256 of nothing.</summary>
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The request in the form that is signed. S3 encodes its path once, other services twice.</summary>
    public static string CanonicalRequest(WireRequest request, SignatureClaim claim, string payloadHash)
    {
        var path = claim.Service == "s3"
            ? UriText.Encode(UriText.Decode(request.Path), keepSlash: true)
            : UriText.Encode(Encoding.UTF8.GetBytes(UriText.Normalise(request.Path)), keepSlash: true);
        var query = request.Parameters.Where(one => one.Name != "X-Amz-Signature").Select(one => $"{one.Name}={one.Value}");
        var headers = claim.SignedHeaders.Select(name => $"{name}:{Value(request, name)}\n");
        return string.Join('\n', request.Method, path, string.Join('&', query), string.Concat(headers), string.Join(';', claim.SignedHeaders), payloadHash);
    }

    /// <summary>What the key is applied to.</summary>
    public static string StringToSign(SignatureClaim claim, string canonicalRequest) =>
        $"{SignatureClaim.Algorithm}\n{claim.Date}\n{string.Join('/', claim.Scope)}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    /// <summary>The key of one day, region and service.</summary>
    public static byte[] DeriveKey(AccessKey key, SignatureClaim claim) =>
        claim.Scope.Aggregate(Encoding.UTF8.GetBytes($"AWS4{key.Secret}"), (secret, part) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(part)));

    /// <summary>Lower-case hexadecimal, as everywhere in signatures.</summary>
    public static string Sign(byte[] key, string stringToSign) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Compares in a time that says nothing about where they differ.</summary>
    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Value(WireRequest request, string name) => request.Headers.TryGetValue(name, out var values)
        ? string.Join(',', values.Select(value => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))))
        : "";
}
