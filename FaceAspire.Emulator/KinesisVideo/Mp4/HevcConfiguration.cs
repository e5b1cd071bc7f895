using System.Buffers.Binary;
using System.Globalization;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>
/// The HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1.2): <c>01</c> version, profile space, tier and profile, 32 flags of compatibility,
/// 48 of constraints, level, …; in byte 21 how long NAL units' lengths are, in byte 22 how many arrays of parameter sets follow.
/// </summary>
internal static class HevcConfiguration
{
    private const int FixedPart = 23;

    /// <summary>Whether there are parameter sets (VPS, SPS and PPS), and each is as long as it says.</summary>
    public static bool IsValid(ReadOnlySpan<byte> record) => Parameters(record.ToArray()) is { Count: >= 3 };

    /// <summary>Bytes of the length before each NAL unit, 1 to 4.</summary>
    public static int LengthSize(ReadOnlySpan<byte> record) => (record[21] & 3) + 1;

    /// <summary>The parameter sets; <see langword="null"/> when this is no such record.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Parameters(ReadOnlyMemory<byte> record)
    {
        if (record.Length < FixedPart || record.Span[0] != 1)
        {
            return null;
        }

        var sets = new List<ReadOnlyMemory<byte>>();
        var rest = record[FixedPart..];
        for (var arrays = (int)record.Span[22]; arrays > 0; arrays--)
        {
            if (rest.Length < 3)
            {
                return null;
            }

            var units = BinaryPrimitives.ReadUInt16BigEndian(rest.Span[1..]); // behind the array's type
            rest = rest[3..];
            for (; units > 0; units--)
            {
                if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest.Span) is var length && (length == 0 || rest.Length < 2 + length))
                {
                    return null;
                }

                sets.Add(rest.Slice(2, length));
                rest = rest[(2 + length)..];
            }
        }

        return sets;
    }

    /// <summary>Such as <c>hvc1.1.6.L93.B0</c> (ISO/IEC 14496-15, annex E).</summary>
    public static string CodecString(ReadOnlySpan<byte> record)
    {
        var space = (record[1] >> 6) is > 0 and var number ? $"{(char)('A' + number - 1)}" : "";
        var compatibility = Reverse(BinaryPrimitives.ReadUInt32BigEndian(record[2..]));
        var tier = (record[1] & 0x20) != 0 ? 'H' : 'L';
        var constraints = record[6..12].TrimEnd((byte)0).ToArray().Select(part => $".{part:X}");
        return string.Create(
            CultureInfo.InvariantCulture, $"hvc1.{space}{record[1] & 0x1F}.{compatibility:X}.{tier}{record[12]}{string.Concat(constraints)}");
    }

    private static uint Reverse(uint bits)
    {
        var reversed = 0u;
        for (var i = 0; i < 32; i++)
        {
            reversed |= ((bits >> i) & 1) << (31 - i);
        }

        return reversed;
    }
}
