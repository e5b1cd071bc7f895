using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Knows at once that a request was aborted: the server's own token is cancelled a little later, on another thread.</summary>
internal sealed class WatchedLifetime(IHttpRequestLifetimeFeature inner) : IHttpRequestLifetimeFeature
{
    private volatile bool _isAborted;

    /// <summary>Whether the emulator or its client gave it up.</summary>
    public bool IsOver => _isAborted || inner.RequestAborted.IsCancellationRequested;

    public CancellationToken RequestAborted
    {
        get => inner.RequestAborted;
        set => inner.RequestAborted = value;
    }

    public void Abort()
    {
        _isAborted = true;
        inner.Abort();
    }
}
