namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>The AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): 5 bits of object type, 4 of sampling rate, 4 of channels, …</summary>
/// <param name="SamplingRate">In hertz.</param>
/// <param name="Channels">1 to 8.</param>
internal sealed record AacConfiguration(int SamplingRate, int Channels)
{
    private static readonly int[] Rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    /// <summary>What stands for the rate.</summary>
    public int RateIndex => Array.IndexOf(Rates, SamplingRate);

    /// <summary>Reads it; <see langword="null"/> when it is none, or spells its rate out.</summary>
    public static AacConfiguration? Read(ReadOnlySpan<byte> config)
    {
        if (config.Length < 2)
        {
            return null;
        }

        var (rate, channels) = (((config[0] & 7) << 1) | (config[1] >> 7), (config[1] >> 3) & 0xF);
        return config[0] >> 3 > 0 && rate < Rates.Length && channels is >= 1 and <= 8 ? new(Rates[rate], channels) : null;
    }
}
