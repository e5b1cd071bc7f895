using System.Buffers;
using FaceAspire.Emulator.KinesisVideo.Mp4;
using FaceAspire.Emulator.KinesisVideo.Playback;

namespace FaceAspire.Emulator.KinesisVideo.MpegTs;

/// <summary>A fragment as a transport stream of its own, as HLS sessions with MPEG_TS hand it out.</summary>
internal static class TransportStream
{
    private const int Hertz90PerMs = 90;
    private const long Base = 10_000; // ms, so that no time is negative, however frames are reordered
    private const int ClockLead = 100; // ms that the clock is ahead of decoding

    /// <summary>Writes it.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="start">When it begins.</param>
    public static ReadOnlyMemory<byte> Write(PlayableFragment fragment, TimeSpan start)
    {
        var stream = new ArrayBufferWriter<byte>((int)fragment.Stored.Size * 5 / 4);
        var packets = new TsPacketWriter(stream);
        packets.Write(ProgramTables.AssociationPid, ProgramTables.Association());
        packets.Write(ProgramTables.MapPid, ProgramTables.Map([.. fragment.Tracks.Select(track => (TypeOf(track), Pid(track)))]));
        var samples = fragment.Tracks.SelectMany(track => fragment.Samples(track) is var all
            ? all.Select(sample => (Track: track, Sample: sample, Delay: Math.Max(0, -all.Min(one => one.CompositionOffset))))
            : []).OrderBy(one => one.Sample.DecodeTime);
        foreach (var (track, sample, delay) in samples)
        {
            var decoded = (long)start.TotalMilliseconds + Base + sample.DecodeTime - delay; // never after it is shown, which a transport stream cannot say
            var shown = decoded + delay + sample.CompositionOffset;
            byte[] packet = [.. PesPacket.Head(track.IsVideo, shown * Hertz90PerMs, decoded * Hertz90PerMs), .. ElementaryStream.Of(track, sample)];
            PesPacket.SetLength(packet);
            var clock = track == fragment.Tracks[0] ? (decoded - ClockLead) * Hertz90PerMs : (long?)null;
            packets.Write(Pid(track), packet, clock, sample.IsKey);
        }

        return stream.WrittenMemory;
    }

    private static int Pid(Mp4Track track) => 0x100 + track.Id;

    /// <summary>stream_type.</summary>
    private static int TypeOf(Mp4Track track) => track.Codec switch
    {
        Mp4Codec.Avc => 0x1B,
        Mp4Codec.Hevc => 0x24,
        _ => 0x0F, // AAC with ADTS heads
    };
}
