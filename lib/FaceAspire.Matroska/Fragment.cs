using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>Frames that are sent, stored and decoded together: one Cluster, beginning with a key frame.</summary>
/// <param name="Timecode">The first frame's time.</param>
/// <param name="Frames">The frames, in the order of the stream.</param>
public sealed record Fragment(TimeSpan Timecode, IReadOnlyList<MkvFrame> Frames)
{
    /// <summary>Bytes of coded frames.</summary>
    public int Size => Frames.Sum(frame => frame.Data.Length);

    /// <summary>The Cluster, with <paramref name="tags"/> behind it.</summary>
    public ReadOnlyMemory<byte> ToCluster(params IReadOnlyList<MkvTag> tags)
    {
        var writer = new ArrayBufferWriter<byte>(Size + (Frames.Count * 16) + 256);
        Write(writer, tags);
        return writer.WrittenMemory;
    }

    /// <summary>A whole document that holds just this fragment, playable by itself.</summary>
    public ReadOnlyMemory<byte> ToDocument(IReadOnlyList<MkvTrack> tracks, params IReadOnlyList<MkvTag> tags)
    {
        var writer = new ArrayBufferWriter<byte>(Size + (Frames.Count * 16) + 1024);
        MkvWriter.WriteHeader(writer, tracks);
        Write(writer, tags);
        return writer.WrittenMemory;
    }

    private void Write(ArrayBufferWriter<byte> writer, IReadOnlyList<MkvTag> tags)
    {
        MkvWriter.WriteCluster(writer, Timecode);
        foreach (var frame in Frames)
        {
            MkvWriter.WriteFrame(writer, Timecode, frame);
        }

        if (tags.Count > 0)
        {
            MkvWriter.WriteTags(writer, tags);
        }
    }
}
