using System.Buffers;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>The box that says how a track is coded (ISO/IEC 14496-12, 8.5.2; 14496-15 for avcC and hvcC; 14496-14 for esds).</summary>
internal static class SampleEntry
{
    private const uint Unity72Dpi = 0x0048_0000;

    /// <summary>Writes a track's.</summary>
    public static void Write(IBufferWriter<byte> writer, Mp4Track track)
    {
        switch (track.Codec)
        {
            case Mp4Codec.Avc:
                WriteVideo(writer, "avc1", "avcC", track);
                break;
            case Mp4Codec.Hevc:
                WriteVideo(writer, "hvc1", "hvcC", track);
                break;
            case Mp4Codec.ALaw:
                var wave = WaveFormat.Read(track.CodecPrivate.Span)!;
                WriteAudio(writer, "alaw", wave.Channels, wave.SamplingRate, _ => { });
                break;
            default:
                var aac = AacConfiguration.Read(track.CodecPrivate.Span)!;
                WriteAudio(writer, "mp4a", aac.Channels, aac.SamplingRate, entry => Descriptors(entry, track));
                break;
        }
    }

    private static void WriteVideo(IBufferWriter<byte> writer, string type, string configuration, Mp4Track track) => writer.Box(type, entry =>
    {
        entry.Zeros(6); // reserved
        entry.U16(1); // data_reference_index
        entry.Zeros(16); // pre_defined, reserved
        entry.U16(track.Width);
        entry.U16(track.Height);
        entry.U32(Unity72Dpi); // horizresolution
        entry.U32(Unity72Dpi); // vertresolution
        entry.U32(0); // reserved
        entry.U16(1); // frame_count a sample
        entry.Zeros(32); // compressorname
        entry.U16(0x18); // depth
        entry.U16(0xFFFF); // pre_defined = -1
        entry.Box(configuration, box => box.Write(track.CodecPrivate.Span));
    });

    private static void WriteAudio(IBufferWriter<byte> writer, string type, int channels, int samplingRate, Action<IBufferWriter<byte>> more) => writer.Box(type, entry =>
    {
        entry.Zeros(6); // reserved
        entry.U16(1); // data_reference_index
        entry.Zeros(8); // reserved
        entry.U16(channels);
        entry.U16(16); // samplesize
        entry.Zeros(4); // pre_defined, reserved
        entry.U32((long)samplingRate << 16); // 16.16
        more(entry);
    });

    private static void Descriptors(IBufferWriter<byte> entry, Mp4Track track) => entry.FullBox("esds", 0, 0, esds => Descriptor(esds, 0x03, es => // ES_DescrTag
    {
        es.U16(track.Id);
        es.U8(0); // no dependencies
        Descriptor(es, 0x04, decoder => // DecoderConfigDescrTag
        {
            decoder.U8(0x40); // audio, ISO/IEC 14496-3
            decoder.U8(0x15); // streamType audio, reserved bit
            decoder.Zeros(3 + 4 + 4); // bufferSizeDB, maxBitrate, avgBitrate: not stated
            Descriptor(decoder, 0x05, specific => specific.Write(track.CodecPrivate.Span)); // DecSpecificInfoTag
        });
        Descriptor(es, 0x06, sync => sync.U8(2)); // SLConfigDescrTag: MP4
    }));

    /// <summary>A tag, the size in one byte (they are short), the body.</summary>
    private static void Descriptor(IBufferWriter<byte> writer, int tag, Action<IBufferWriter<byte>> body)
    {
        var content = new ArrayBufferWriter<byte>();
        body(content);
        writer.U8(tag);
        writer.U8(content.WrittenCount);
        writer.Write(content.WrittenSpan);
    }
}
