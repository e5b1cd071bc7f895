using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace FaceAspire.AppHost;

/// <summary>Prints a line for every e-mail that reaches the emulator's mailbox.</summary>
internal sealed class AlertWatcher(Aws aws, ResourceNotificationService notifications, TextWriter console) : BackgroundService
{
    /// <summary>The mailbox holds a request so long when there is nothing new, 0 to 20 seconds.</summary>
    private const int WaitSeconds = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> _seen = [];
    private string _last = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await notifications.WaitForResourceHealthyAsync(aws.Emulator!.Resource.Name, stoppingToken);
        using var http = new HttpClient { BaseAddress = new(aws.Endpoint.Url) };
        for (var isFirst = true; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                // what an earlier run sent is no news
                var emails = await ReadAsync(http, isFirst ? "" : $"?after={Uri.EscapeDataString(_last)}&wait={WaitSeconds}", stoppingToken);
                Show(emails, isNews: !isFirst);
                isFirst = false;
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(Pause, stoppingToken); // the emulator is being started again; its host says so
            }
        }
    }

    private static async Task<Email[]> ReadAsync(HttpClient http, string query, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<Email[]>($"/_faceaspire/emails{query}", JsonSerializerOptions.Web, cancellationToken) ?? [];

    private void Show(Email[] emails, bool isNews)
    {
        foreach (var email in emails)
        {
            if (_seen.Add(email.Id) && isNews)
            {
                console.WriteLine($"Alert  {email.Subject}  (to {string.Join(", ", email.To)})  {aws.Endpoint.Url}/_faceaspire/mailbox");
            }

            _last = email.Id;
        }
    }
}
