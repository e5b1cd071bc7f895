using System.Buffers;
using System.Globalization;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// A request's content: decoded when it is <c>aws-chunked</c>, counted, bounded, and compared at its end with every length and digest the client
/// sent along, in headers or trailers.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    private readonly S3Request _request;
    private readonly AwsChunkedReader? _chunked;
    private readonly long _maxBytes;
    private readonly ContentDigests _digests;
    private long _length;

    private RequestBody(S3Request request, long maxBytes)
    {
        (_request, _maxBytes, _digests) = (request, maxBytes, new(request));
        var chunked = request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
            || request.Header("Content-Encoding")?.Split(',').Any(encoding => encoding.Trim() == "aws-chunked") == true;
        _chunked = chunked ? new(request.Context.Request.BodyReader, request.Context.Features.Get<Signing.ChunkSignatures>()) : null;
        Announced = chunked ? DecodedLength(request) : request.Context.Request.ContentLength;
    }

    /// <summary>The additional checksum that came along or was announced, if any.</summary>
    public Checksum? Checksum => _digests.Checksum;

    /// <summary>How many bytes the client says there are.</summary>
    public long? Announced { get; }

    /// <exception cref="Protocol.AwsException"><c>EntityTooLarge</c>: the client announces over <paramref name="maxBytes"/>.</exception>
    public static RequestBody Open(S3Request request, long maxBytes)
    {
        var body = new RequestBody(request, maxBytes);
        return body.Announced > maxBytes ? throw S3Errors.TooLarge(maxBytes) : body;
    }

    /// <exception cref="Protocol.AwsException"><c>MissingContentLength</c>.</exception>
    public void RequireLength()
    {
        if (Announced is null)
        {
            throw S3Errors.NoLength();
        }
    }

    /// <summary>Writes all of it to <paramref name="destination"/>, neither more nor less than was announced.</summary>
    public async Task CopyToAsync(IBufferWriter<byte> destination, CancellationToken cancellationToken)
    {
        int read;
        Memory<byte> room;
        do
        {
            room = destination.GetMemory();
            read = await FillAsync(room, cancellationToken);
            _length += read;
            if (_length > _maxBytes || _length > Announced)
            {
                throw _length > _maxBytes ? S3Errors.TooLarge(_maxBytes) : S3Errors.Incomplete();
            }

            _digests.Append(room.Span[..read]);
            destination.Advance(read);
        }
        while (read == room.Length);

        if (_length < Announced)
        {
            throw S3Errors.Incomplete();
        }
    }

    /// <summary>Compares all of it, once it was copied, with what the client said about it.</summary>
    /// <param name="md5">Its MD5.</param>
    /// <exception cref="Protocol.AwsException"><c>BadDigest</c>, <c>InvalidDigest</c>, <c>InvalidRequest</c> or <c>XAmzContentSHA256Mismatch</c>.</exception>
    public void Verify(byte[] md5) => _digests.Verify(md5, _chunked?.Trailers);

    /// <inheritdoc/>
    public void Dispose() => _digests.Dispose();

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

    private static long? DecodedLength(S3Request request) =>
        request.Header("x-amz-decoded-content-length") is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length
            : throw S3Errors.Argument($"x-amz-decoded-content-length {text} is not a number of bytes.");
}
