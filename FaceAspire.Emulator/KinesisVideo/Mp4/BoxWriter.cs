using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>
/// Writes boxes (ISO/IEC 14496-12, 4.2): <c>00 00 00 14 'f' 't' 'y' 'p' …</c>, the size with its own head, the type, the body. Numbers are big-endian.
/// </summary>
internal static class BoxWriter
{
    private const int Head = 8;

    /// <summary>A box.</summary>
    public static void Box(this IBufferWriter<byte> writer, string type, Action<IBufferWriter<byte>> body)
    {
        var content = new ArrayBufferWriter<byte>();
        body(content);
        writer.BoxHead(type, content.WrittenCount);
        writer.Write(content.WrittenSpan);
    }

    /// <summary>A full box: a byte of version and three of flags before its body.</summary>
    public static void FullBox(this IBufferWriter<byte> writer, string type, byte version, int flags, Action<IBufferWriter<byte>> body) => writer.Box(type, box =>
    {
        box.U32(((uint)version << 24) | (uint)flags);
        body(box);
    });

    /// <summary>The head of a box whose body, of <paramref name="size"/> bytes, is written next.</summary>
    public static void BoxHead(this IBufferWriter<byte> writer, string type, long size)
    {
        writer.U32(checked((uint)(size + Head)));
        writer.Text(type);
    }

    public static void U8(this IBufferWriter<byte> writer, int value) => writer.Write([(byte)value]);

    public static void U16(this IBufferWriter<byte> writer, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(writer.GetSpan(2), (ushort)value);
        writer.Advance(2);
    }

    public static void U32(this IBufferWriter<byte> writer, long value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(writer.GetSpan(4), unchecked((uint)value)); // of negative numbers, two's complement
        writer.Advance(4);
    }

    public static void U64(this IBufferWriter<byte> writer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(writer.GetSpan(8), value);
        writer.Advance(8);
    }

    public static void Text(this IBufferWriter<byte> writer, string ascii) => writer.Write(Encoding.ASCII.GetBytes(ascii));

    public static void Zeros(this IBufferWriter<byte> writer, int count) => writer.Write(new byte[count]);
}
