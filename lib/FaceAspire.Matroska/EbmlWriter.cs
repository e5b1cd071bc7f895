using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FaceAspire.Matroska;

/// <summary>Writes EBML elements.</summary>
internal static class EbmlWriter
{
    private const byte UnknownSize = 0xFF;

    /// <summary>An element of unknown size: what follows is inside it.</summary>
    public static void Open(this IBufferWriter<byte> writer, uint id)
    {
        var head = writer.GetSpan(ElementHeader.MaxLength);
        var written = Id(head, id);
        head[written] = UnknownSize;
        writer.Advance(written + 1);
    }

    /// <summary>An element with a body of bytes.</summary>
    public static void Element(this IBufferWriter<byte> writer, uint id, ReadOnlySpan<byte> body)
    {
        writer.Advance(Head(writer.GetSpan(ElementHeader.MaxLength), id, body.Length));
        writer.Write(body);
    }

    /// <summary>The header of an element whose body, of <paramref name="size"/> bytes, is written behind it.</summary>
    /// <returns>How many bytes it has, at most <see cref="ElementHeader.MaxLength"/>.</returns>
    public static int Head(Span<byte> to, uint id, int size)
    {
        var written = Id(to, id);
        var length = SizeLength(size);
        Span<byte> vint = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(vint, (ulong)(uint)size | (1UL << (7 * length)));
        vint[^length..].CopyTo(to[written..]);
        return written + length;
    }

    /// <summary>An element that holds others.</summary>
    public static void Element(this IBufferWriter<byte> writer, uint id, Action<IBufferWriter<byte>> children)
    {
        var body = new ArrayBufferWriter<byte>();
        children(body);
        writer.Element(id, body.WrittenSpan);
    }

    /// <summary>UTF-8 text.</summary>
    public static void Element(this IBufferWriter<byte> writer, uint id, string text) => writer.Element(id, Encoding.UTF8.GetBytes(text));

    /// <summary>An unsigned integer in as few bytes as it needs.</summary>
    public static void Element(this IBufferWriter<byte> writer, uint id, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        writer.Element(id, bytes[Math.Min(7, bytes.IndexOfAnyExcept((byte)0) is >= 0 and var first ? first : 7)..]);
    }

    /// <summary>An unsigned integer in eight bytes, as the official producers write timecodes.</summary>
    public static void Element8(this IBufferWriter<byte> writer, uint id, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        writer.Element(id, bytes);
    }

    private static int Id(Span<byte> to, uint id)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        var written = bytes[bytes.IndexOfAnyExcept((byte)0)..];
        written.CopyTo(to);
        return written.Length;
    }

    private static int SizeLength(int size)
    {
        var length = 1;
        while ((ulong)size >= (1UL << (7 * length)) - 1) // all ones would mean "unknown"
        {
            length++;
        }

        return length;
    }
}
