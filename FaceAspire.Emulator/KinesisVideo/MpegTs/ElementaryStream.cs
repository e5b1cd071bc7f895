using FaceAspire.Emulator.KinesisVideo.Mp4;
using FaceAspire.Emulator.KinesisVideo.Playback;

namespace FaceAspire.Emulator.KinesisVideo.MpegTs;

/// <summary>Frames as a transport stream has them: NAL units behind start codes, with parameter sets before key frames; AAC behind ADTS heads.</summary>
internal static class ElementaryStream
{
    private static readonly byte[] StartCode = [0, 0, 0, 1];
    private static readonly byte[] AvcDelimiter = [0, 0, 0, 1, 0x09, 0xF0];
    private static readonly byte[] HevcDelimiter = [0, 0, 0, 1, 0x46, 0x01, 0x50];

    /// <summary>A frame.</summary>
    public static IEnumerable<byte> Of(Mp4Track track, Mp4Sample sample)
    {
        if (!track.IsVideo)
        {
            return [.. AdtsHead(track, sample.Data.Length), .. sample.Data.Span];
        }

        var sets = !sample.IsKey ? []
            : (track.Codec == Mp4Codec.Avc ? AvcConfiguration.Parameters(track.CodecPrivate) : HevcConfiguration.Parameters(track.CodecPrivate)) ?? [];
        var units = PlayableFragment.Units(track, sample.Data)!.Where(unit => !IsDelimiter(track, unit.Span[0]));
        return [.. track.Codec == Mp4Codec.Avc ? AvcDelimiter : HevcDelimiter, .. sets.Concat(units).SelectMany(unit => (byte[])[.. StartCode, .. unit.Span])];
    }

    private static bool IsDelimiter(Mp4Track track, byte head) => track.Codec == Mp4Codec.Avc ? (head & 0x1F) == 9 : ((head >> 1) & 0x3F) == 35;

    /// <summary>ISO/IEC 13818-7, 6.2: sync, profile (the object type less one), rate, channels, the length with this head.</summary>
    private static byte[] AdtsHead(Mp4Track track, int length)
    {
        var config = AacConfiguration.Read(track.CodecPrivate.Span)!;
        var (profile, rate, total) = ((track.CodecPrivate.Span[0] >> 3) - 1, config.RateIndex, length + 7);
        return
        [
            0xFF, 0xF1, (byte)((profile << 6) | (rate << 2) | (config.Channels >> 2)), (byte)((config.Channels << 6) | (total >> 11)), (byte)(total >> 3),
            (byte)((total << 5) | 0x1F), 0xFC,
        ];
    }
}
