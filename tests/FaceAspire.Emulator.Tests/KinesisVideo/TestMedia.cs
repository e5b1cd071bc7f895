using System.Buffers;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>Matroska as producers send it; the frames are no pictures where nobody decodes them.</summary>
internal static class TestMedia
{
    public static MkvTag EndOfFragment { get; } = new("AWS_KINESISVIDEO_END_OF_FRAGMENT", "");

    public static MkvTrack Track(int number = 1) => new() { Number = number, Type = MkvTrackType.Video, CodecId = "V_MPEG4/ISO/AVC", Width = 64, Height = 48 };

    public static byte[] Header(int tracks = 1) => Header([.. Enumerable.Range(1, tracks).Select(Track)]);

    public static byte[] Header(IReadOnlyList<MkvTrack> tracks)
    {
        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, tracks);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>A cluster of two frames, half a second apart.</summary>
    public static byte[] Cluster(double seconds, params MkvTag[] tags) => Fragment(seconds).ToCluster(tags).ToArray();

    public static Fragment Fragment(double seconds) => new(TimeSpan.FromSeconds(seconds), [Frame(seconds), Frame(seconds + 0.5)]);

    public static MkvFrame Frame(double seconds, int track = 1, ReadOnlyMemory<byte>? data = null) =>
        new(track, TimeSpan.FromSeconds(seconds), IsKey: true, data ?? new byte[] { 1, 2, 3 });

    /// <summary>A document with a cluster at each time.</summary>
    public static byte[] Document(params double[] seconds) => [.. Header(), .. seconds.SelectMany(at => Cluster(at))];
}
