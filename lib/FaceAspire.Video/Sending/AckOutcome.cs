using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Sending;

/// <summary>What an acknowledgement means to the camera.</summary>
internal abstract record AckOutcome
{
    private AckOutcome()
    {
    }

    /// <summary>Nothing yet.</summary>
    public sealed record Nothing : AckOutcome;

    /// <summary>The service has a fragment, and has yet to store it.</summary>
    public sealed record Received : AckOutcome;

    /// <summary>The last word on some fragments: they are stored, or received where the stream keeps no video.</summary>
    /// <param name="Fragments">Which; the acknowledged one is the last.</param>
    /// <param name="Latency">How long after it was sent the latest of them was acknowledged.</param>
    public sealed record Stored(IReadOnlyList<BufferedFragment> Fragments, TimeSpan Latency) : AckOutcome;

    /// <summary>The service ends the connection.</summary>
    /// <param name="Refused">The fragment that is skipped; <see langword="null"/> when all of them are sent again.</param>
    public sealed record Ended(BufferedFragment? Refused) : AckOutcome;
}
