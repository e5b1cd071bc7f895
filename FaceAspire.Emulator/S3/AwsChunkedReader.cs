using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Decodes <c>aws-chunked</c>: <c>5;chunk-signature=ab…\r\nhello\r\n0;chunk-signature=…\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n</c>.
/// Signatures are passed over; trailers are kept.
/// </summary>
/// <param name="body">The request's body, as sent.</param>
internal sealed class AwsChunkedReader(PipeReader body)
{
    private const int MaxLine = 8 * 1024;
    private const int MaxTrailers = 20;

    private long _left; // of the current chunk
    private bool _insideChunk;

    /// <summary>What followed the last chunk; complete once <see cref="ReadAsync"/> has returned 0.</summary>
    public Dictionary<string, string> Trailers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads decoded bytes; 0 at the end.</summary>
    /// <exception cref="Protocol.AwsException"><c>IncompleteBody</c>: the body ends early, or is not chunked as it claims.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_left == 0 && !await NextChunkAsync(cancellationToken))
        {
            return 0;
        }

        var result = await body.ReadAsync(cancellationToken);
        var available = result.Buffer.Slice(0, Math.Min(Math.Min(result.Buffer.Length, _left), buffer.Length));
        if (available.IsEmpty && result.IsCompleted)
        {
            throw S3Errors.Incomplete();
        }

        available.CopyTo(buffer.Span);
        var read = (int)available.Length;
        body.AdvanceTo(available.End);
        _left -= read;
        return read;
    }

    private async ValueTask<bool> NextChunkAsync(CancellationToken cancellationToken)
    {
        if (_insideChunk && (await LineAsync(cancellationToken)).Length > 0)
        {
            throw S3Errors.Incomplete(); // a chunk is longer than it said
        }

        var size = (await LineAsync(cancellationToken)).Split(';', 2)[0];
        if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw S3Errors.Incomplete();
        }

        _insideChunk = _left > 0;
        if (!_insideChunk)
        {
            await ReadTrailersAsync(cancellationToken);
        }

        return _insideChunk;
    }

    private async ValueTask ReadTrailersAsync(CancellationToken cancellationToken)
    {
        while (await TryLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (line.Split(':', 2) is [var name, var value] && Trailers.Count < MaxTrailers)
            {
                Trailers[name.Trim()] = value.Trim();
            }
        }
    }

    private async ValueTask<string> LineAsync(CancellationToken cancellationToken) =>
        await TryLineAsync(cancellationToken) ?? throw S3Errors.Incomplete();

    /// <summary>A line without its end; <see langword="null"/> at the end of the body.</summary>
    private async ValueTask<string?> TryLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(result.Buffer.Slice(0, end)).TrimEnd('\r');
                body.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            var (length, empty) = (result.Buffer.Length, result.Buffer.IsEmpty);
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (length > MaxLine || (result.IsCompleted && !empty))
            {
                throw S3Errors.Incomplete();
            }

            if (result.IsCompleted)
            {
                return null;
            }
        }
    }
}
