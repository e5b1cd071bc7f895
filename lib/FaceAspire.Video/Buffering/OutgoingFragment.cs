using System.Buffers;

namespace FaceAspire.Video.Buffering;

/// <summary>A fragment as it goes out.</summary>
/// <param name="Header">The document's beginning that its connection must have sent: equal tracks share one.</param>
/// <param name="Time">Its time since 1970.</param>
/// <param name="Until">The time of the frame of it that is shown last.</param>
/// <param name="Cluster">The Cluster and its tags.</param>
/// <param name="Frames">How many frames it holds.</param>
internal sealed record OutgoingFragment(ReadOnlyMemory<byte> Header, TimeSpan Time, TimeSpan Until, ReadOnlySequence<byte> Cluster, int Frames)
{
    /// <summary>What acknowledgements call it: its time in milliseconds.</summary>
    public long Timecode => (long)Time.TotalMilliseconds;

    /// <summary>Bytes of its Cluster, which take as much memory, or a little more: what is behind its last whole block is rounded up.</summary>
    public int Size => (int)Cluster.Length;

    /// <summary>What is kept of it while it is on disk.</summary>
    public BufferedFragment ToBuffered() => new(Header, Time, Until, Size, Frames);
}
