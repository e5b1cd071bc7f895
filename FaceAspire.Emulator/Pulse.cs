namespace FaceAspire.Emulator;

/// <summary>Tells all who wait that something has happened. They ask for <see cref="Next"/> before they look, so that nothing is missed.</summary>
internal sealed class Pulse
{
    private volatile TaskCompletionSource _next = Create();

    /// <summary>Completes when something happens next.</summary>
    public Task Next => _next.Task;

    /// <summary>Something has happened.</summary>
    public void Fire() => Interlocked.Exchange(ref _next, Create()).SetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
