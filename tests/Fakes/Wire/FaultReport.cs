using FaceAspire.Video;

namespace FaceAspire.Tests;

/// <summary>What came of a <see cref="FaultRun"/>.</summary>
/// <param name="Status">The producer's own counts at the end.</param>
/// <param name="Sent">The times of all frames of the source.</param>
/// <param name="Stored">The times of all frames that are stored.</param>
/// <param name="Conflicts">How many frames were stored twice, with other contents.</param>
internal sealed record FaultReport(VideoProducerStatus Status, HashSet<long> Sent, HashSet<long> Stored, int Conflicts)
{
    /// <summary>How many frames of the source are not stored.</summary>
    public int Missing => Sent.Count(frame => !Stored.Contains(frame));

    /// <summary>How many stored frames the source never gave.</summary>
    public int Foreign => Stored.Count(frame => !Sent.Contains(frame));

    /// <summary>Whether every frame is stored once, by its time, or counted as dropped; and the counts are those of what happened.</summary>
    public bool IsRight => Conflicts == 0 && Foreign == 0 && Missing <= Status.FramesDropped && Status.FramesTaken == Sent.Count
        && Status.FramesTaken == Status.FramesStored + Status.FramesDropped;
}
