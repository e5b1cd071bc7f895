using System.Buffers.Binary;

namespace FaceAspire.Matroska;

/// <summary>A block's header and frame: <c>81 | 00 21 | 80 | …</c> is track 1, 33 units after the cluster, a key frame.</summary>
/// <param name="Track">The track's number.</param>
/// <param name="Timecode">Units after the cluster's timecode, -32,768 to 32,767.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Data">The coded frame.</param>
internal readonly record struct MkvBlock(int Track, short Timecode, bool IsKey, ReadOnlyMemory<byte> Data)
{
    private const byte KeyFlag = 0x80;
    private const byte LacingFlags = 0x06;

    /// <summary>Reads a SimpleBlock, whose flags say whether it is a key frame.</summary>
    public static MkvBlock Simple(ReadOnlyMemory<byte> body) => Read(body, out var flags) with { IsKey = (flags & KeyFlag) != 0 };

    /// <summary>Reads a BlockGroup: its Block is a key frame when it refers to no other.</summary>
    public static MkvBlock Group(ReadOnlyMemory<byte> body)
    {
        MkvBlock? block = null;
        var isKey = true;
        foreach (var (id, child) in EbmlReader.Children(body))
        {
            if (id == ElementId.Block)
            {
                block = Read(child, out _);
            }
            else if (id == ElementId.ReferenceBlock)
            {
                isKey = false;
            }
        }

        return (block ?? throw new MatroskaException("A BlockGroup holds no Block.")) with { IsKey = isKey };
    }

    private static MkvBlock Read(ReadOnlyMemory<byte> body, out byte flags)
    {
        if (!EbmlReader.TryReadVint(body.Span, maxLength: 8, keepMarker: false, out var track, out var length)
            || body.Length < length + 3 || track > int.MaxValue)
        {
            throw new MatroskaException("A block is too short to have a header.");
        }

        var header = body.Span[length..];
        flags = header[2];
        return (flags & LacingFlags) == 0
            ? new((int)track, BinaryPrimitives.ReadInt16BigEndian(header), false, body[(length + 3)..])
            : throw new MatroskaException("A block holds several frames (lacing), which video streams do not use.");
    }
}
