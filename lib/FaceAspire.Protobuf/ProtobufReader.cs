using System.Buffers.Binary;

namespace FaceAspire.Protobuf;

/// <summary>
/// Reads the fields of one Protocol Buffers message, one after the other: <c>0A 02 68 69</c> is field 1 (0x0A = 1 &lt;&lt; 3 | 2), wire
/// type 2, 2 bytes, "hi". Messages inside are bytes again, for a reader of their own.
/// </summary>
/// <param name="bytes">The whole message.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = bytes;
    private ReadOnlySpan<byte> _bytes;
    private ulong _number;
    private int _wireType;

    /// <summary>The field's number, 1 and up.</summary>
    public int Field { get; private set; }

    /// <summary>A text's, message's or byte string's bytes.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _wireType == LengthDelimited ? _bytes : throw Unexpected();

    /// <summary>An integer, of any encoding, or the bits of a floating-point number.</summary>
    public readonly ulong Number => _wireType == LengthDelimited ? throw Unexpected() : _number;

    /// <summary>A <c>double</c>.</summary>
    public readonly double Double => _wireType == Fixed64 ? BitConverter.UInt64BitsToDouble(_number) : throw Unexpected();

    /// <summary>A text; what is no UTF-8 in it is replaced.</summary>
    public readonly string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>Goes to the next field.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="FormatException">These bytes are no message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        (Field, _wireType) = ((int)Math.Min(tag >> 3, int.MaxValue), (int)(tag & 7));
        _number = 0;
        _bytes = default;
        switch (_wireType)
        {
            case Varint: _number = ReadVarint(); break;
            case Fixed64: _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case LengthDelimited: _bytes = Take(ReadVarint()); break;
            case Fixed32: _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw new FormatException($"Field {Field} has wire type {_wireType}, which does not exist.");
        }

        return Field > 0 ? true : throw new FormatException("A field has the number 0.");
    }

    /// <summary>Seven bits a byte, lowest first, the eighth says that more follow: <c>AC 02</c> is 300.</summary>
    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = Take(1)[0];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A number is longer than 10 bytes.");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new FormatException($"The message ends early: {length} bytes are announced where {_rest.Length} are left.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private readonly FormatException Unexpected() => new($"Field {Field} has wire type {_wireType}, which is not the one it must have.");
}
