using System.Diagnostics.CodeAnalysis;

namespace FaceAspire.Matroska;

/// <summary>Keeps what is met until it is asked for, frames with a copy of their data.</summary>
internal sealed class MkvEventQueue : MkvHandler
{
    private readonly Queue<MkvEvent> _events = new();

    /// <summary>Takes the oldest, if there is one.</summary>
    public bool TryDequeue([NotNullWhen(true)] out MkvEvent? met) => _events.TryDequeue(out met);

    /// <summary>Takes all of them.</summary>
    public IReadOnlyList<MkvEvent> DequeueAll()
    {
        MkvEvent[] all = [.. _events];
        _events.Clear();
        return all;
    }

    /// <inheritdoc/>
    public override void OnDocument() => _events.Enqueue(new MkvEvent.DocumentStarted());

    /// <inheritdoc/>
    public override void OnTracks(IReadOnlyList<MkvTrack> tracks) => _events.Enqueue(new MkvEvent.TracksRead(tracks));

    /// <inheritdoc/>
    public override void OnCluster(TimeSpan timecode) => _events.Enqueue(new MkvEvent.ClusterStarted(timecode));

    /// <inheritdoc/>
    public override void OnFrame(in MkvFrame frame) => _events.Enqueue(new MkvEvent.FrameRead(frame with { Data = frame.Data.ToArray() }));

    /// <inheritdoc/>
    public override void OnClusterEnd() => _events.Enqueue(new MkvEvent.ClusterEnded());

    /// <inheritdoc/>
    public override void OnTags(IReadOnlyList<MkvTag> tags) => _events.Enqueue(new MkvEvent.TagsRead(tags));
}
