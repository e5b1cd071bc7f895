using System.Diagnostics;
using System.Net;

namespace FaceAspire.Bench;

/// <summary>
/// Requests at a given rate. Each has its time, whatever became of those before it, and what it took counts from then on: a server that hangs is
/// not asked less, and all that should have been asked meanwhile took long.
/// </summary>
/// <param name="server">Who is asked.</param>
/// <param name="connections">Over how many connections, which take turns.</param>
internal sealed class PacedLoad(Uri server, int connections) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = connections }) { BaseAddress = server };

    /// <summary>Sends requests for a while.</summary>
    /// <param name="rate">Requests a second, over all connections.</param>
    /// <param name="duration">How long.</param>
    /// <param name="request">Makes one.</param>
    /// <returns>What 99 of 100 took at most, in ms.</returns>
    public async Task<double> RunAsync(double rate, TimeSpan duration, Func<HttpRequestMessage> request)
    {
        var (began, interval) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(1 / rate));
        async Task<List<double>> WorkAsync(int connection)
        {
            List<double> took = [];
            for (var due = interval * connection; due < duration; due += interval * connections)
            {
                if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early);
                }

                await SendAsync(request());
                took.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
            }

            return took;
        }

        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(() => WorkAsync(connection))));
        double[] sorted = [.. all.SelectMany(took => took).Order()];
        return sorted[(int)(sorted.Length * 0.99)];
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request);
            await answer.Content.CopyToAsync(Stream.Null);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
            }
        }
    }
}
