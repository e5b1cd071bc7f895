using System.Buffers;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>The boxes of a movie and its tracks (ISO/IEC 14496-12, 8), the same for fragmented and plain files.</summary>
internal static class TrackBoxes
{
    private const uint One = 0x0001_0000; // 16.16
    private static readonly uint[] Unity = [One, 0, 0, 0, One, 0, 0, 0, 0x4000_0000];

    /// <summary>The file's type: its major brand, a minor version, and the brands that readers may go by.</summary>
    public static void FileType(IBufferWriter<byte> writer, string brand, params string[] compatible) => writer.Box("ftyp", box =>
    {
        box.Text(brand);
        box.U32(0x200);
        Array.ForEach([brand, .. compatible], box.Text);
    });

    /// <summary>The movie's header.</summary>
    public static void MovieHeader(IBufferWriter<byte> moov, long duration, int nextTrack) => moov.FullBox("mvhd", 1, 0, box =>
    {
        box.U64(0); // creation_time
        box.U64(0); // modification_time
        box.U32(Mp4Track.Timescale);
        box.U64(duration);
        box.U32(One); // rate
        box.U16(0x100); // volume
        box.Zeros(10); // reserved
        Array.ForEach(Unity, value => box.U32(value)); // matrix
        box.Zeros(24); // pre_defined
        box.U32(nextTrack);
    });

    /// <summary>A track.</summary>
    /// <param name="moov">The movie.</param>
    /// <param name="track">What it is.</param>
    /// <param name="begin">When it begins to play, after the movie does.</param>
    /// <param name="duration">How long it plays; 0 where fragments say that.</param>
    /// <param name="table">Writes the sample table's boxes.</param>
    public static void Track(IBufferWriter<byte> moov, Mp4Track track, long begin, long duration, Action<IBufferWriter<byte>> table) => moov.Box("trak", trak =>
    {
        TrackHeader(trak, track, begin + duration);
        if (begin > 0)
        {
            trak.Box("edts", edts => edts.FullBox("elst", 1, 0, list =>
            {
                list.U32(2);
                Edit(list, begin, mediaTime: -1); // nothing, until it begins
                Edit(list, duration, mediaTime: 0);
            }));
        }

        trak.Box("mdia", mdia =>
        {
            MediaHeader(mdia, duration);
            Handler(mdia, track);
            mdia.Box("minf", minf =>
            {
                MediaKind(minf, track);
                minf.Box("dinf", dinf => dinf.FullBox("dref", 0, 0, dref =>
                {
                    dref.U32(1);
                    dref.FullBox("url ", 0, 1, _ => { }); // in this file
                }));
                minf.Box("stbl", table);
            });
        });
    });

    /// <summary>How a track's samples are coded.</summary>
    public static void Description(IBufferWriter<byte> stbl, Mp4Track track) => stbl.FullBox("stsd", 0, 0, box =>
    {
        box.U32(1); // for all of them
        SampleEntry.Write(box, track);
    });

    private static void TrackHeader(IBufferWriter<byte> trak, Mp4Track track, long duration) => trak.FullBox("tkhd", 1, 7, box => // enabled, in movie, in preview
    {
        box.U64(0); // creation_time
        box.U64(0); // modification_time
        box.U32(track.Id);
        box.U32(0); // reserved
        box.U64(duration);
        box.Zeros(8 + 2 + 2); // reserved, layer, alternate_group
        box.U16(track.IsVideo ? 0 : 0x100); // volume
        box.U16(0); // reserved
        Array.ForEach(Unity, value => box.U32(value)); // matrix
        box.U32((long)track.Width << 16);
        box.U32((long)track.Height << 16);
    });

    private static void Edit(IBufferWriter<byte> list, long duration, long mediaTime)
    {
        list.U64(duration);
        list.U64(mediaTime);
        list.U32(One); // media_rate
    }

    private static void MediaHeader(IBufferWriter<byte> mdia, long duration) => mdia.FullBox("mdhd", 1, 0, box =>
    {
        box.U64(0); // creation_time
        box.U64(0); // modification_time
        box.U32(Mp4Track.Timescale);
        box.U64(duration);
        box.U16(0x55C4); // language "und", five bits a letter
        box.U16(0); // pre_defined
    });

    private static void Handler(IBufferWriter<byte> mdia, Mp4Track track) => mdia.FullBox("hdlr", 0, 0, box =>
    {
        box.U32(0); // pre_defined
        box.Text(track.IsVideo ? "vide" : "soun");
        box.Zeros(12); // reserved
        box.Text(track.IsVideo ? "Video\0" : "Sound\0");
    });

    private static void MediaKind(IBufferWriter<byte> minf, Mp4Track track)
    {
        if (track.IsVideo)
        {
            minf.FullBox("vmhd", 0, 1, box => box.Zeros(8)); // graphicsmode copy, opcolor
        }
        else
        {
            minf.FullBox("smhd", 0, 0, box => box.Zeros(4)); // balance, reserved
        }
    }
}
