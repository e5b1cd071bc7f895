using System.Buffers.Binary;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>A coded frame of H.264 or H.265: NAL units, each with its length before it (ISO/IEC 14496-15, 5.3.4.2).</summary>
internal static class NalUnits
{
    /// <summary>The units of a frame; <see langword="null"/> when their lengths do not add up, as in a byte stream with start codes.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(ReadOnlyMemory<byte> frame, int lengthSize)
    {
        var units = new List<ReadOnlyMemory<byte>>();
        Span<byte> length = stackalloc byte[4];
        while (!frame.IsEmpty)
        {
            if (frame.Length <= lengthSize)
            {
                return null;
            }

            length.Clear();
            frame.Span[..lengthSize].CopyTo(length[(4 - lengthSize)..]);
            var size = BinaryPrimitives.ReadUInt32BigEndian(length);
            if (size == 0 || size > frame.Length - lengthSize)
            {
                return null;
            }

            units.Add(frame.Slice(lengthSize, (int)size));
            frame = frame[(lengthSize + (int)size)..];
        }

        return units.Count > 0 ? units : null;
    }
}
