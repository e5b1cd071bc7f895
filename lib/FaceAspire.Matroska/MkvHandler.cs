namespace FaceAspire.Matroska;

/// <summary>Is told what a <see cref="MkvReader"/> meets, in the order in which it stands in the stream. What is not overridden is passed over.</summary>
public abstract class MkvHandler
{
    /// <summary>A document begins: an EBML header. Streams of Kinesis Video hold one when sent, one per fragment when read back.</summary>
    public virtual void OnDocument()
    {
    }

    /// <summary>The document's tracks, all of them. Comes before its first cluster.</summary>
    public virtual void OnTracks(IReadOnlyList<MkvTrack> tracks)
    {
    }

    /// <summary>A cluster's timecode was read; nothing more of it need have arrived.</summary>
    public virtual void OnCluster(TimeSpan timecode)
    {
    }

    /// <summary>A frame of the cluster. Its data is a part of what was read, and good until this returns: copy what is to be kept.</summary>
    public virtual void OnFrame(in MkvFrame frame)
    {
    }

    /// <summary>Nothing more belongs to the cluster.</summary>
    public virtual void OnClusterEnd()
    {
    }

    /// <summary>A Tags element. It speaks of the cluster before it.</summary>
    public virtual void OnTags(IReadOnlyList<MkvTag> tags)
    {
    }
}
