namespace FaceAspire.Analyzer;

/// <summary>Keeps calls at an even pace: the first goes at once, each further one no sooner than its turn.</summary>
/// <param name="perSecond">Calls a second.</param>
/// <param name="time">The clock.</param>
internal sealed class Pacer(double perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        TimeSpan wait;
        lock (_lock)
        {
            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
