using System.Buffers.Binary;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>
/// The AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1.2): <c>01</c> version, profile, compatibility, level, <c>FC</c> | bytes of a NAL
/// unit's length less one, <c>E0</c> | number of SPS, each with 16 bits of length, number of PPS, each likewise.
/// </summary>
internal static class AvcConfiguration
{
    /// <summary>Whether there is an SPS and a PPS, and each is as long as it says.</summary>
    public static bool IsValid(ReadOnlySpan<byte> record) => Parameters(record.ToArray()) is { Count: >= 2 };

    /// <summary>Bytes of the length before each NAL unit, 1 to 4.</summary>
    public static int LengthSize(ReadOnlySpan<byte> record) => (record[4] & 3) + 1;

    /// <summary>The parameter sets, SPS before PPS; <see langword="null"/> when this is no such record.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Parameters(ReadOnlyMemory<byte> record)
    {
        if (record.Length < 7 || record.Span[0] != 1)
        {
            return null;
        }

        var sets = new List<ReadOnlyMemory<byte>>();
        var at = 6;
        if (!TryTake(record.Span[5] & 0x1F) || at >= record.Length)
        {
            return null;
        }

        var pictures = record.Span[at++];
        return sets.Count > 0 && pictures > 0 && TryTake(pictures) ? sets : null;

        bool TryTake(int count)
        {
            for (; count > 0; count--)
            {
                if (at + 2 > record.Length || BinaryPrimitives.ReadUInt16BigEndian(record.Span[at..]) is var length && (length == 0 || at + 2 + length > record.Length))
                {
                    return false;
                }

                sets.Add(record.Slice(at + 2, length));
                at += 2 + length;
            }

            return true;
        }
    }
}
