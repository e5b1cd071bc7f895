namespace Aspire.Hosting.Supervision;

/// <summary>Holds what somebody asks of a part until the part gets to it; a pause before a restart ends with it.</summary>
internal sealed class RequestBox
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _pause;
    private Request _request;

    /// <summary>Whether the part is pausing.</summary>
    public bool IsPausing
    {
        get
        {
            lock (_lock)
            {
                return _pause is not null;
            }
        }
    }

    /// <summary>Asks.</summary>
    public void Put(Request request)
    {
        lock (_lock)
        {
            _request = request;
            _pause?.Cancel();
        }
    }

    /// <summary>What was asked since it was last taken.</summary>
    public Request Take()
    {
        lock (_lock)
        {
            var request = _request;
            _request = Request.None;
            return request;
        }
    }

    /// <summary>Waits, until something is asked at the longest.</summary>
    public async Task PauseAsync(TimeSpan delay, TimeProvider time, CancellationToken stopping)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Exchange(pause);
        try
        {
            await Task.Delay(delay, time, pause.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // somebody has asked
        }
        finally
        {
            Exchange(null);
        }
    }

    private void Exchange(CancellationTokenSource? pause)
    {
        lock (_lock)
        {
            _pause = pause;
        }
    }
}
