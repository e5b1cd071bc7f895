using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>The digests of a request's content but its MD5, worked out while it passes by; all of them are compared with those that the client sent along.</summary>
internal sealed class ContentDigests : IDisposable
{
    private readonly S3Request _request;
    private readonly IncrementalHash? _sha256;

    public ContentDigests(S3Request request)
    {
        _request = request;
        _sha256 = request.Header("x-amz-content-sha256")?.Length == 64 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        Checksum = AlgorithmOf(request) is { } algorithm ? S3.Checksum.Create(algorithm) : null;
    }

    /// <summary>The additional checksum that came along or was announced, if any.</summary>
    public Checksum? Checksum { get; }

    public void Append(ReadOnlySpan<byte> data)
    {
        _sha256?.AppendData(data);
        Checksum?.Append(data);
    }

    /// <summary>Compares all of them, at the content's end.</summary>
    /// <param name="md5">The content's MD5, which whoever keeps it works out.</param>
    /// <param name="trailers">What came behind the content.</param>
    /// <exception cref="Protocol.AwsException"><c>BadDigest</c>, <c>InvalidDigest</c>, <c>InvalidRequest</c> or <c>XAmzContentSHA256Mismatch</c>.</exception>
    public void Verify(byte[] md5, IReadOnlyDictionary<string, string>? trailers)
    {
        VerifyMd5(md5);
        if (_sha256 is not null
            && !string.Equals(Convert.ToHexStringLower(_sha256.GetCurrentHash()), _request.Header("x-amz-content-sha256"), StringComparison.OrdinalIgnoreCase))
        {
            throw S3Errors.Sha256();
        }

        if (Checksum is not null)
        {
            var header = S3.Checksum.HeaderPrefix + Checksum.Algorithm;
            var sent = _request.Header(header) ?? trailers?.GetValueOrDefault(header);
            if (sent is not null && sent.Length != Checksum.Value().Length)
            {
                throw S3Errors.Request($"Value for {header} header is invalid.");
            }

            if (sent is not null && sent != Checksum.Value())
            {
                throw S3Errors.Digest(Checksum.Algorithm.ToUpperInvariant());
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sha256?.Dispose();
        Checksum?.Dispose();
    }

    private void VerifyMd5(byte[] md5)
    {
        if (_request.Header("Content-MD5") is not { } sent)
        {
            return;
        }

        var bytes = new byte[16];
        if (sent.Length != 24 || !Convert.TryFromBase64String(sent, bytes, out var length) || length != 16)
        {
            throw S3Errors.DigestForm("Content-MD5");
        }

        if (!md5.AsSpan().SequenceEqual(bytes))
        {
            throw S3Errors.Digest("Content-MD5");
        }
    }

    private static string? AlgorithmOf(S3Request request)
    {
        var given = Checksum.Algorithms.FirstOrDefault(algorithm => request.Header(Checksum.HeaderPrefix + algorithm) is not null);
        if (given is not null)
        {
            return given;
        }

        return request.Header("x-amz-trailer") is { } trailer && trailer.StartsWith(Checksum.HeaderPrefix, StringComparison.OrdinalIgnoreCase)
            ? trailer[Checksum.HeaderPrefix.Length..].ToLowerInvariant()
            : request.Header("x-amz-sdk-checksum-algorithm")?.ToLowerInvariant();
    }
}
