using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// A request's content: decoded when it is <c>aws-chunked</c>, counted, bounded, and compared at its end with every length and digest the client
/// sent along, in headers or trailers.
/// </summary>
internal sealed class RequestBody : IAsyncDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly S3Request _request;
    private readonly PipeReader _pipe;
    private readonly AwsChunkedReader? _chunked;
    private readonly long _maxBytes;
    private readonly long? _length;
    private readonly IncrementalHash _md5;
    private readonly IncrementalHash? _sha256;

    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    private RequestBody(S3Request request, long maxBytes)
    {
        (_request, _maxBytes, _pipe) = (request, maxBytes, request.Context.Request.BodyReader);
        _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var sha256 = request.Header("x-amz-content-sha256");
        var chunked = sha256?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
            || request.Header("Content-Encoding")?.Split(',').Any(encoding => encoding.Trim() == "aws-chunked") == true;
        _chunked = chunked ? new(_pipe, request.Context.Features.Get<Signing.ChunkSignatures>()) : null;
        _sha256 = sha256?.Length == 64 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        _length = chunked ? DecodedLength(request) : request.Context.Request.ContentLength;
        Checksum = AlgorithmOf(request) is { } algorithm ? S3.Checksum.Create(algorithm) : null;
    }

    /// <summary>The additional checksum that came along or was announced, if any.</summary>
    public Checksum? Checksum { get; }

    /// <summary>Bytes read so far.</summary>
    public long Length { get; private set; }

    /// <exception cref="Protocol.AwsException"><c>EntityTooLarge</c>: the client announces over <paramref name="maxBytes"/>.</exception>
    public static RequestBody Open(S3Request request, long maxBytes)
    {
        var body = new RequestBody(request, maxBytes);
        return body._length > maxBytes ? throw S3Errors.TooLarge(maxBytes) : body;
    }

    /// <exception cref="Protocol.AwsException"><c>MissingContentLength</c>.</exception>
    public void RequireLength()
    {
        if (_length is null)
        {
            throw S3Errors.NoLength();
        }
    }

    /// <summary>Copies all of it and verifies it. It is written at once, without a thread's change: files are written to the system's memory.</summary>
    /// <returns>Its MD5, lower-case hexadecimal.</returns>
    public async Task<string> CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(_length ?? BufferBytes, BufferBytes) + 1); // one more shows the end
        try
        {
            int read;
            do
            {
                read = await FillAsync(buffer, cancellationToken);
                Length += read;
                if (Length > _maxBytes)
                {
                    throw S3Errors.TooLarge(_maxBytes);
                }

                Append(buffer.AsSpan(0, read));
                destination.Write(buffer, 0, read);
            }
            while (read == buffer.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Verify();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _md5.Dispose();
        _sha256?.Dispose();
        Checksum?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads until the buffer is full, or the content ends.</summary>
    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = await ReadAsync(buffer[filled..], cancellationToken)) > 0;)
        {
            filled += read;
        }

        return filled;
    }

    private async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return _chunked is null
                ? await _request.Context.Request.Body.ReadAsync(buffer, cancellationToken)
                : await _chunked.ReadAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            throw S3Errors.Incomplete(); // the connection ended before the announced length
        }
    }

    private void Append(ReadOnlySpan<byte> data)
    {
        _md5.AppendData(data);
        _sha256?.AppendData(data);
        Checksum?.Append(data);
    }

    private string Verify()
    {
        if (_length is { } announced && announced != Length)
        {
            throw S3Errors.Incomplete();
        }

        var md5 = _md5.GetCurrentHash();
        VerifyMd5(md5);
        if (_sha256 is not null
            && !string.Equals(Convert.ToHexStringLower(_sha256.GetCurrentHash()), _request.Header("x-amz-content-sha256"), StringComparison.OrdinalIgnoreCase))
        {
            throw S3Errors.Sha256();
        }

        if (Checksum is not null)
        {
            var header = S3.Checksum.HeaderPrefix + Checksum.Algorithm;
            var sent = _request.Header(header) ?? _chunked?.Trailers.GetValueOrDefault(header);
            if (sent?.Length != Checksum.Value().Length && sent is not null)
            {
                throw S3Errors.Request($"Value for {header} header is invalid.");
            }

            if (sent is not null && sent != Checksum.Value())
            {
                throw S3Errors.Digest(Checksum.Algorithm.ToUpperInvariant());
            }
        }

        return Convert.ToHexStringLower(md5);
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

    private static long? DecodedLength(S3Request request) =>
        request.Header("x-amz-decoded-content-length") is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length
            : throw S3Errors.Argument($"x-amz-decoded-content-length {text} is not a number of bytes.");

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
