namespace FaceAspire.Producer.Sending;

/// <summary>What a connection does next.</summary>
internal abstract record SessionStep
{
    private SessionStep()
    {
    }

    /// <summary>Everything is sent: wait for the next fragment.</summary>
    public sealed record Wait : SessionStep;

    /// <summary>Send a fragment.</summary>
    /// <param name="Fragment">The fragment.</param>
    public sealed record Send(OutgoingFragment Fragment) : SessionStep;

    /// <summary>End this connection in good order and open another.</summary>
    public sealed record Renew : SessionStep;
}
