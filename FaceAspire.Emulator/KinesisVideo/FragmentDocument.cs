using System.Buffers;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Hands out a stored fragment with what the service has to say about it.</summary>
internal static class FragmentDocument
{
    /// <summary>The document again, with tags before its cluster and behind it.</summary>
    public static ReadOnlyMemory<byte> Write(byte[] stored, IReadOnlyList<MkvTag> before, IReadOnlyList<MkvTag> after)
    {
        var events = MkvReader.Read(stored);
        var frames = events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame).ToList();
        var timecode = events.OfType<MkvEvent.ClusterStarted>().Single().Timecode;
        var document = new ArrayBufferWriter<byte>(stored.Length + 1024);
        MkvWriter.WriteHeader(document, events.OfType<MkvEvent.TracksRead>().Single().Tracks);
        MkvWriter.WriteTags(document, before);
        document.Write(new Fragment(timecode, frames).ToCluster(after).Span);
        return document.WrittenMemory;
    }
}
