using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace FaceAspire.Matroska;

/// <summary>Reads EBML (RFC 8794) from bytes. Methods named TryRead return false for "more bytes, please" and throw for "never".</summary>
internal static class EbmlReader
{
    /// <summary>Reads an element header: <c>1A 45 DF A3 | 84</c> is id 0x1A45DFA3, 4 bytes of body.</summary>
    /// <returns><see langword="false"/> when bytes are missing.</returns>
    /// <exception cref="MatroskaException">No further bytes can make this a header.</exception>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out ElementHeader header)
    {
        if (TryReadVint(bytes, maxLength: 4, keepMarker: true, out var id, out var idLength)
            && TryReadVint(bytes[idLength..], maxLength: 8, keepMarker: false, out var size, out var sizeLength))
        {
            var unknown = size == (1UL << (7 * sizeLength)) - 1; // all value bits set
            header = new((uint)id, unknown ? ElementHeader.UnknownSize : (long)size, idLength + sizeLength);
            return true;
        }

        header = default;
        return false;
    }

    /// <summary>The elements inside a body that is all there.</summary>
    /// <exception cref="MatroskaException">An element reaches over the body's end, or has no known size.</exception>
    public static IEnumerable<(uint Id, ReadOnlyMemory<byte> Body)> Children(ReadOnlyMemory<byte> body)
    {
        while (!body.IsEmpty)
        {
            if (!TryReadHeader(body.Span, out var header) || header.Size < 0 || header.Size > body.Length - header.Length)
            {
                throw new MatroskaException("An element reaches over the end of its parent.");
            }

            yield return (header.Id, body.Slice(header.Length, (int)header.Size));
            body = body[(header.Length + (int)header.Size)..];
        }
    }

    /// <summary>An unsigned integer of 0 to 8 bytes, big endian; no bytes are 0.</summary>
    public static ulong Unsigned(ReadOnlySpan<byte> body)
    {
        if (body.Length > 8)
        {
            throw new MatroskaException($"An integer has {body.Length} bytes; 8 is the most.");
        }

        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        body.CopyTo(padded[(8 - body.Length)..]);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    /// <summary>UTF-8 text, which may be padded with zeros.</summary>
    public static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body.TrimEnd((byte)0));

    /// <summary>
    /// Reads a variable-length integer: the zeros before the first one-bit say how many bytes follow.
    /// <c>81</c> is 1, <c>40 02</c> is 2 in two bytes.
    /// </summary>
    public static bool TryReadVint(ReadOnlySpan<byte> bytes, int maxLength, bool keepMarker, out ulong value, out int length)
    {
        (value, length) = (0, 0);
        if (bytes.IsEmpty)
        {
            return false;
        }

        length = BitOperations.LeadingZeroCount((uint)bytes[0]) - 24 + 1;
        if (length > maxLength)
        {
            throw new MatroskaException($"0x{bytes[0]:X2} does not begin a number of at most {maxLength} bytes.");
        }

        if (bytes.Length < length)
        {
            return false;
        }

        value = keepMarker ? bytes[0] : bytes[0] & ((1UL << (8 - length)) - 1);
        foreach (var next in bytes[1..length])
        {
            value = (value << 8) | next;
        }

        return true;
    }
}
