using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Sending;

/// <summary>What a connection does next.</summary>
internal abstract record SessionStep
{
    private SessionStep()
    {
    }

    /// <summary>Nothing can be sent now.</summary>
    /// <param name="Until">When something can be; <see langword="null"/> when all is sent, so that the next fragment is waited for.</param>
    public sealed record Wait(DateTimeOffset? Until) : SessionStep;

    /// <summary>Read a fragment back from disk, then ask again.</summary>
    /// <param name="Fragment">The fragment.</param>
    public sealed record Load(BufferedFragment Fragment) : SessionStep;

    /// <summary>Send a fragment.</summary>
    /// <param name="Fragment">The fragment.</param>
    /// <param name="Again">Whether it was sent before.</param>
    public sealed record Send(OutgoingFragment Fragment, bool Again) : SessionStep;

    /// <summary>End this connection in good order; what is left goes over another.</summary>
    public sealed record Finish : SessionStep;
}
