using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>Takes a response's body out of its framing: chunks, a known length, or up to the connection's end (RFC 9112, sections 6 and 7).</summary>
internal sealed class PutMediaResponseBody(PutMediaResponseHead head)
{
    private const int MaxChunkLine = 1024;
    private readonly bool _chunked = head.IsChunked;
    private long _left = head.IsChunked ? 0 : head.ContentLength ?? long.MaxValue; // of the chunk, or of the body
    private bool _afterChunk;

    /// <summary>Whether the body is complete.</summary>
    public bool IsComplete { get; private set; } = !head.IsChunked && head.ContentLength == 0;

    /// <summary>Takes what is there of the body off the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> when nothing is there, or the body is complete.</returns>
    /// <exception cref="InvalidDataException">The chunks are malformed.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> bytes, out ReadOnlySequence<byte> data)
    {
        data = default;
        if (IsComplete || (_chunked && _left == 0 && !TryBeginChunk(ref bytes)) || IsComplete || bytes.IsEmpty)
        {
            return false;
        }

        data = bytes.Slice(0, Math.Min(_left, bytes.Length));
        bytes = bytes.Slice(data.End);
        _left -= data.Length;
        _afterChunk = _chunked && _left == 0;
        IsComplete = !_chunked && _left == 0;
        return true;
    }

    private bool TryBeginChunk(ref ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        if (_afterChunk && !reader.IsNext("\r\n"u8, advancePast: true))
        {
            return reader.Remaining < 2 ? false : throw new InvalidDataException("A chunk of the response is longer than it says.");
        }

        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8))
        {
            return reader.Remaining <= MaxChunkLine ? false : throw new InvalidDataException("A chunk of the response has no size.");
        }

        var size = Encoding.Latin1.GetString(line).Split(';')[0].Trim();
        if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw new InvalidDataException("A chunk of the response has a malformed size.");
        }

        bytes = bytes.Slice(reader.Position);
        IsComplete = _left == 0; // trailers say nothing that is needed
        _afterChunk = false;
        return true;
    }
}
