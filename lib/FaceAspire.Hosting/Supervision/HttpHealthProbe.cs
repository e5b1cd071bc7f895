namespace Aspire.Hosting.Supervision;

/// <summary>Asks a part, over HTTP, how it is.</summary>
internal sealed class HttpHealthProbe(TimeProvider time) : IDisposable
{
    /// <summary>A part on a busy machine may take its time; one that takes longer hangs.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Asks once.</summary>
    /// <returns><see langword="null"/> when the part is healthy, else what is wrong.</returns>
    public async Task<string?> AskAsync(Uri address, int statusCode, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(AnswerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)answer.StatusCode == statusCode ? null : $"GET {address} answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return $"GET {address}: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"GET {address} was not answered within {AnswerTime.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _http.Dispose();
}
