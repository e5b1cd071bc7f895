using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Ses;

/// <summary>An emulator, called as SES's clients call it.</summary>
internal sealed class SesFixture(RunningEmulator emulator) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public RunningEmulator Emulator => emulator;

    public HttpClient Http { get; } = new() { BaseAddress = emulator.Endpoint };

    public Task<(HttpStatusCode Status, JsonElement Body, string? Error)> SendAsync(object request) => CallAsync(HttpMethod.Post, "/v2/email/outbound-emails", request);

    public async Task<(HttpStatusCode Status, JsonElement Body, string? Error)> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        using var response = await Http.SendAsync(request, Token);
        return (
            response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Token),
            response.Headers.TryGetValues("x-amzn-ErrorType", out var code) ? code.Single() : null);
    }

    /// <summary>The mailbox's list.</summary>
    public async Task<JsonElement[]> MailsAsync(string query = "") => (await Http.GetFromJsonAsync<JsonElement[]>($"/_faceaspire/emails{query}", Token))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await emulator.DisposeAsync();
    }
}
