using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Sqs;

/// <summary>The digests that SQS sends along and clients compare with their own.</summary>
[SuppressMessage("Security", "CA5351", Justification = "SQS's protocol asks for MD5; it protects nothing here.")]
internal static class MessageDigest
{
    /// <summary>MD5 of the body, lower-case hexadecimal.</summary>
    public static string OfBody(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>SHA-256 of the body: the id of content-based deduplication.</summary>
    public static string Sha256OfBody(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>
    /// MD5 over the attributes in the order of their names, each as length and name, length and type, <c>01</c> (text) or <c>02</c> (binary), length and
    /// value; lengths are 4 bytes, big-endian (Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes").
    /// </summary>
    /// <returns>Lower-case hexadecimal; <see langword="null"/> when there are none.</returns>
    public static string? OfAttributes(IEnumerable<KeyValuePair<string, MessageAttribute>>? attributes)
    {
        var sorted = attributes?.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).ToArray();
        if (sorted is null or [])
        {
            return null;
        }

        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, attribute) in sorted)
        {
            Append(md5, Encoding.UTF8.GetBytes(name));
            Append(md5, Encoding.UTF8.GetBytes(attribute.DataType));
            md5.AppendData(attribute.BinaryValue is null ? [1] : [2]);
            Append(md5, attribute.BinaryValue ?? Encoding.UTF8.GetBytes(attribute.StringValue ?? ""));
        }

        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        hash.AppendData(length);
        hash.AppendData(value);
    }
}
