using System.Net;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>A runtime whose handler is the test: it asks for events and answers them when the test says so.</summary>
internal sealed class TestRuntime(Uri endpoint, string function) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { BaseAddress = new(endpoint, $"/_lambda/{function}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<LambdaEvent> NextAsync()
    {
        using var response = await _http.GetAsync("invocation/next", Token).WaitAsync(Patience, Token);
        response.EnsureSuccessStatusCode();
        var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value.Single(), StringComparer.OrdinalIgnoreCase);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return new(headers["Lambda-Runtime-Aws-Request-Id"], body.RootElement.Clone(), headers);
    }

    public Task<HttpStatusCode> AnswerAsync(LambdaEvent happened, string answer = "{}", string? attempt = null) =>
        PostAsync($"invocation/{happened.Id}/response", answer, attempt);

    public Task<HttpStatusCode> FailAsync(LambdaEvent happened) =>
        PostAsync($"invocation/{happened.Id}/error", """{"errorType":"Bad","errorMessage":"no"}""");

    public async Task<HttpStatusCode> PostAsync(string path, string body, string? attempt = null)
    {
        using var content = new StringContent(body);
        if (attempt is not null)
        {
            content.Headers.Add("Lambda-Runtime-Invocation-Id", attempt);
        }

        using var response = await _http.PostAsync(path, content, Token);
        return response.StatusCode;
    }

    /// <summary>The process dies: its connections close.</summary>
    public void Dispose() => _http.Dispose();
}
