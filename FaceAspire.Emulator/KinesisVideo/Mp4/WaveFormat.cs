using System.Buffers.Binary;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>A WAVEFORMATEX of A-law sound (RFC 2361), little endian: 2 bytes of format tag, 2 of channels, 4 of samples a second, …</summary>
/// <param name="SamplingRate">In hertz.</param>
/// <param name="Channels">1 or 2.</param>
internal sealed record WaveFormat(int SamplingRate, int Channels)
{
    private const int ALaw = 6;
    private const int Least = 16; // bytes; those behind the rate follow from it

    /// <summary>Reads it; <see langword="null"/> when it is none, or of other sound.</summary>
    public static WaveFormat? Read(ReadOnlySpan<byte> format)
    {
        if (format.Length < Least || BinaryPrimitives.ReadUInt16LittleEndian(format) != ALaw)
        {
            return null;
        }

        var (channels, rate) = (BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), BinaryPrimitives.ReadUInt32LittleEndian(format[4..]));
        return channels is 1 or 2 && rate is > 0 and <= 48_000 ? new((int)rate, channels) : null;
    }
}
