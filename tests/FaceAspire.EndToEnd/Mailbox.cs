using System.Net.Http.Json;
using System.Text.Json;

namespace FaceAspire.EndToEnd;

/// <summary>The emulator's mailbox, read as a person's mail program would.</summary>
internal sealed class Mailbox(Uri emulator) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http = new() { BaseAddress = emulator, Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>Every message so far, oldest first.</summary>
    public async Task<Email[]> ReadAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<Email[]>("/_faceaspire/emails", Json, cancellationToken) ?? [];

    /// <summary>Waits until <paramref name="enough"/> says so; the server holds each request until there is something new.</summary>
    public async Task<Email[]> WaitAsync(Func<Email[], bool> enough, CancellationToken cancellationToken)
    {
        for (var emails = await ReadAsync(cancellationToken); ; emails = await ReadAsync(cancellationToken))
        {
            if (enough(emails))
            {
                return emails;
            }

            var after = emails.Length > 0 ? Uri.EscapeDataString(emails[^1].Id) : "";
            using var woken = await _http.GetAsync($"/_faceaspire/emails?after={after}&wait=20", cancellationToken);
            woken.EnsureSuccessStatusCode();
        }
    }

    /// <summary>The message itself, RFC 5322.</summary>
    public Task<Stream> RawAsync(Email email, CancellationToken cancellationToken) =>
        _http.GetStreamAsync($"/_faceaspire/emails/{email.Id}/raw", cancellationToken);

    public void Dispose() => _http.Dispose();
}
