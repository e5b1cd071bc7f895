using System.Buffers;

namespace FaceAspire.Matroska.Tests;

/// <summary>Small documents made here, and what is in them.</summary>
internal static class Documents
{
    public static readonly MkvTrack Video = new()
    {
        Number = 1,
        Type = MkvTrackType.Video,
        CodecId = "V_MPEG4/ISO/AVC",
        CodecPrivate = new byte[] { 1, 0x42, 0xC0, 0x1E },
        Width = 640,
        Height = 360,
        Name = "kinesis_video",
    };

    public static MkvFrame Frame(double seconds, bool key = false, byte fill = 7, int size = 20, int track = 1)
    {
        var data = new byte[size];
        Array.Fill(data, fill);
        return new(track, TimeSpan.FromSeconds(seconds), key, data);
    }

    public static Fragment Fragment(double start, params double[] others) =>
        new(TimeSpan.FromSeconds(start), [Frame(start, key: true), .. others.Select(time => Frame(time))]);

    public static byte[] WithTwoFragments()
    {
        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, [Video]);
        writer.Write(Fragment(1_700_000_000, 1_700_000_000.5).ToCluster(new MkvTag("AWS_KINESISVIDEO_END_OF_FRAGMENT", "")).Span);
        writer.Write(Fragment(1_700_000_002, 1_700_000_002.033).ToCluster().Span);
        return writer.WrittenSpan.ToArray();
    }
}
