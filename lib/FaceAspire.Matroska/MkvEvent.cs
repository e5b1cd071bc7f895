namespace FaceAspire.Matroska;

/// <summary>What a <see cref="MkvReader"/> meets, in the order in which it stands in the stream.</summary>
public abstract record MkvEvent
{
    private MkvEvent()
    {
    }

    /// <summary>A document begins: an EBML header. Streams of Kinesis Video hold one when sent, one per fragment when read back.</summary>
    public sealed record DocumentStarted : MkvEvent;

    /// <summary>The document's tracks, all of them. Comes before its first cluster.</summary>
    public sealed record TracksRead(IReadOnlyList<MkvTrack> Tracks) : MkvEvent;

    /// <summary>A cluster's timecode was read; nothing more of it need have arrived.</summary>
    public sealed record ClusterStarted(TimeSpan Timecode) : MkvEvent;

    /// <summary>A frame of the cluster.</summary>
    public sealed record FrameRead(MkvFrame Frame) : MkvEvent;

    /// <summary>Nothing more belongs to the cluster.</summary>
    public sealed record ClusterEnded : MkvEvent;

    /// <summary>A Tags element. It speaks of the cluster before it.</summary>
    public sealed record TagsRead(IReadOnlyList<MkvTag> Tags) : MkvEvent;
}
