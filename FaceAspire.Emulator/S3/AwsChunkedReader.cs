using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using FaceAspire.Emulator.Signing;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Decodes <c>aws-chunked</c>: <c>5;chunk-signature=ab…\r\nhello\r\n0;chunk-signature=…\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n</c>.
/// Trailers are kept.
/// </summary>
/// <param name="body">The request's body, as sent.</param>
/// <param name="signatures">Checks the chunks' signatures; <see langword="null"/> passes them over.</param>
internal sealed class AwsChunkedReader(PipeReader body, ChunkSignatures? signatures = null)
{
    private const int MaxLine = 8 * 1024;
    private const int MaxTrailers = 20;

    private long _left; // of the current chunk
    private bool _insideChunk;
    private bool _ended;
    private string? _signature; // of the current chunk

    /// <summary>What followed the last chunk; complete once <see cref="ReadAsync"/> has returned 0.</summary>
    public Dictionary<string, string> Trailers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads decoded bytes; 0 at the end.</summary>
    /// <exception cref="Protocol.AwsException"><c>IncompleteBody</c>: the body ends early, or is not chunked as it claims.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_ended || (_left == 0 && !await NextChunkAsync(cancellationToken)))
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
        signatures?.Append(available);
        var read = (int)available.Length;
        body.AdvanceTo(available.End);
        _left -= read;
        if (_left == 0)
        {
            signatures?.EndChunk(_signature);
        }

        return read;
    }

    private async ValueTask<bool> NextChunkAsync(CancellationToken cancellationToken)
    {
        if (_insideChunk && (await LineAsync(cancellationToken)).Length > 0)
        {
            throw S3Errors.Incomplete(); // a chunk is longer than it said
        }

        var line = (await LineAsync(cancellationToken)).Split(";chunk-signature=", 2);
        _signature = line.ElementAtOrDefault(1);
        if (!long.TryParse(line[0].Split(';', 2)[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw S3Errors.Incomplete();
        }

        _insideChunk = _left > 0;
        if (!_insideChunk)
        {
            signatures?.EndChunk(_signature);
            await ReadTrailersAsync(cancellationToken);
            _ended = true;
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

        signatures?.EndTrailers(Trailers);
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
