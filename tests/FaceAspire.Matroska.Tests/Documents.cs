using System.Buffers;
using System.IO.Pipelines;

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

    /// <summary>A whole document that holds just this fragment.</summary>
    public static byte[] Document(CodedFragment fragment, params IReadOnlyList<MkvTrack> tracks)
    {
        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, tracks);
        return [.. writer.WrittenSpan, .. fragment.Cluster.ToArray()];
    }

    public static IReadOnlyList<MkvFrame> FramesOf(CodedFragment fragment) =>
        [.. MkvReader.Read(Document(fragment, Video)).OfType<MkvEvent.FrameRead>().Select(met => met.Frame)];

    /// <summary>Bytes that come all at once, but in pieces of memory of that size.</summary>
    public static PipeReader InPieces(byte[] bytes, int size)
    {
        Piece first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
        var last = first;
        for (var at = size; at < bytes.Length; at += size)
        {
            last = last.Then(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        }

        return PipeReader.Create(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length));
    }

    public static byte[] WithTwoFragments()
    {
        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, [Video]);
        writer.Write(Fragment(1_700_000_000, 1_700_000_000.5).ToCluster(new MkvTag("AWS_KINESISVIDEO_END_OF_FRAGMENT", "")).Span);
        writer.Write(Fragment(1_700_000_002, 1_700_000_002.033).ToCluster().Span);
        return writer.WrittenSpan.ToArray();
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long before) => (Memory, RunningIndex) = (memory, before);

        public Piece Then(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
