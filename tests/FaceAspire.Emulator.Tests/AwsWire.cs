using System.Net.Http.Json;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests;

/// <summary>Calls as they stand on the wire, without a client that knows the service.</summary>
internal sealed class AwsWire(Uri endpoint) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public HttpClient Http { get; } = new() { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Calls an awsJson operation, such as <c>Kinesis_20131202.PutRecord</c>.</summary>
    public async Task<WireAnswer> CallAsync(string target, object request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(request, options: JsonSerializerOptions.Default) };
        message.Headers.Add("X-Amz-Target", target);
        return await SendAsync(message);
    }

    /// <summary>Calls a restJson operation, such as <c>/createStream</c>.</summary>
    public async Task<WireAnswer> PostAsync(string path, object request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(request, options: JsonSerializerOptions.Default) };
        return await SendAsync(message);
    }

    public void Dispose() => Http.Dispose();

    private async Task<WireAnswer> SendAsync(HttpRequestMessage message)
    {
        using var response = await Http.SendAsync(message, Token);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        var header = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : null;
        return new((int)response.StatusCode, body, header ?? (body.TryGetProperty("__type", out var type) ? type.GetString() : null));
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Error">AWS's error code; null where there is no error.</param>
internal sealed record WireAnswer(int Status, JsonElement Body, string? Error)
{
    /// <summary>A member of a successful answer.</summary>
    public JsonElement this[string member] =>
        Error is null ? Body.GetProperty(member) : throw new InvalidOperationException($"{Status} {Error}: {Body}");

    /// <summary>A text of a successful answer.</summary>
    public string Text(string member) => this[member].GetString()!;
}
