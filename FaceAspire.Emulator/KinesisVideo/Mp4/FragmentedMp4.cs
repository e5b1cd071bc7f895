using System.Buffers;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>MP4 in fragments, as HLS sessions hand it out (ISO/IEC 14496-12, 8.8): one initialisation, then a moof and an mdat per fragment.</summary>
internal static class FragmentedMp4
{
    private const int BaseIsMoof = 0x02_0000;
    private const int HasOffset = 0x001;
    private const int HasDurationSizeFlagsAndComposition = 0x100 | 0x200 | 0x400 | 0x800;
    private const uint KeySample = 0x0200_0000; // sample_depends_on = 2: no other
    private const uint OtherSample = 0x0101_0000; // sample_depends_on = 1, sample_is_non_sync_sample

    /// <summary>What a decoder needs first: ftyp and moov.</summary>
    public static ReadOnlyMemory<byte> Initialisation(Mp4Track track)
    {
        var file = new ArrayBufferWriter<byte>();
        TrackBoxes.FileType(file, "iso5", "iso6", "mp41");
        file.Box("moov", moov =>
        {
            TrackBoxes.MovieHeader(moov, duration: 0, nextTrack: track.Id + 1);
            TrackBoxes.Track(moov, track, begin: 0, duration: 0, stbl =>
            {
                TrackBoxes.Description(stbl, track);
                stbl.FullBox("stts", 0, 0, box => box.U32(0)); // the samples are in the fragments
                stbl.FullBox("stsc", 0, 0, box => box.U32(0));
                stbl.FullBox("stsz", 0, 0, box => box.U64(0));
                stbl.FullBox("stco", 0, 0, box => box.U32(0));
            });
            moov.Box("mvex", mvex => mvex.FullBox("trex", 0, 0, box =>
            {
                box.U32(track.Id);
                box.U32(1); // default_sample_description_index
                box.Zeros(12); // no default duration, size, flags: each sample states its own
            }));
        });
        return file.WrittenMemory;
    }

    /// <summary>A fragment.</summary>
    /// <param name="track">The track's id.</param>
    /// <param name="sequence">Its place in the session, from 1.</param>
    /// <param name="decodeTime">When it begins, in milliseconds from the session's beginning.</param>
    /// <param name="samples">Its frames.</param>
    public static ReadOnlyMemory<byte> Fragment(int track, int sequence, long decodeTime, IReadOnlyList<Mp4Sample> samples)
    {
        var head = Moof(track, sequence, decodeTime, samples, dataOffset: 0).WrittenCount;
        var file = Moof(track, sequence, decodeTime, samples, dataOffset: head + 8); // behind mdat's own head
        file.BoxHead("mdat", samples.Sum(sample => (long)sample.Data.Length));
        foreach (var sample in samples)
        {
            file.Write(sample.Data.Span);
        }

        return file.WrittenMemory;
    }

    private static ArrayBufferWriter<byte> Moof(int track, int sequence, long decodeTime, IReadOnlyList<Mp4Sample> samples, int dataOffset)
    {
        var first = samples.Count > 0 ? samples[0].DecodeTime : 0;
        var file = new ArrayBufferWriter<byte>();
        file.Box("moof", moof =>
        {
            moof.FullBox("mfhd", 0, 0, box => box.U32(sequence));
            moof.Box("traf", traf =>
            {
                traf.FullBox("tfhd", 0, BaseIsMoof, box => box.U32(track));
                traf.FullBox("tfdt", 1, 0, box => box.U64(decodeTime + first));
                traf.FullBox("trun", 1, HasOffset | HasDurationSizeFlagsAndComposition, trun => // version 1: offsets may be negative
                {
                    trun.U32(samples.Count);
                    trun.U32(dataOffset);
                    foreach (var sample in samples)
                    {
                        trun.U32(sample.Duration);
                        trun.U32(sample.Data.Length);
                        trun.U32(sample.IsKey ? KeySample : OtherSample);
                        trun.U32(sample.CompositionOffset);
                    }
                });
            });
        });
        return file;
    }
}
