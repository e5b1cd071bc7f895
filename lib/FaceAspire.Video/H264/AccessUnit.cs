using System.Buffers.Binary;

namespace FaceAspire.Video.H264;

/// <summary>A picture as an encoder gives it.</summary>
/// <param name="Units">Its units.</param>
internal sealed record AccessUnit(List<NalUnit> Units)
{
    private const int LengthSize = 4;

    /// <summary>Whether decoding can begin here.</summary>
    public bool IsKey => Units.Exists(unit => unit.Type == NalUnit.KeySlice);

    /// <summary>Whether there is a picture in it.</summary>
    public bool HasPicture => Units.Exists(unit => unit.IsPicture);

    /// <summary>The frame as Matroska has it: each unit behind its length in four bytes, those left out that only Annex B needs.</summary>
    public byte[] ToFrame()
    {
        var kept = Units.FindAll(unit => unit.Type is not (NalUnit.Delimiter or NalUnit.Filler));
        var frame = new byte[kept.Sum(unit => LengthSize + unit.Data.Length)];
        var rest = frame.AsSpan();
        foreach (var unit in kept)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, unit.Data.Length);
            unit.Data.Span.CopyTo(rest[LengthSize..]);
            rest = rest[(LengthSize + unit.Data.Length)..];
        }

        return frame;
    }
}
