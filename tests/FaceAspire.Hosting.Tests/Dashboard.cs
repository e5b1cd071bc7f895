using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Hosting.Tests;

/// <summary>A browser at the dashboard of an application under test.</summary>
internal sealed class Dashboard : IDisposable
{
    private readonly HttpClient _http;

    private Dashboard(RunningApplication app)
    {
        Address = new(app.Services.GetRequiredService<DashboardServer>().Address!);
        Token = app.Services.GetRequiredService<IConfiguration>()["AppHost:BrowserToken"]!;
        _http = new HttpClient { BaseAddress = Address, Timeout = RunningApplication.Patience };
    }

    public Uri Address { get; }

    public string Token { get; }

    /// <summary>Has an application serve a dashboard, on a free port.</summary>
    public static void Ask(IDistributedApplicationBuilder builder) => builder.Configuration["ASPNETCORE_URLS"] = "http://127.0.0.1:0";

    /// <summary>Opens the address with the token, once.</summary>
    public static async Task<Dashboard> OpenAsync(RunningApplication app)
    {
        var dashboard = new Dashboard(app);
        using var answer = await dashboard._http.GetAsync($"/login?t={dashboard.Token}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return dashboard;
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Presses a button, from a page of the given origin.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The data of server-sent events, as they come.</summary>
    public async IAsyncEnumerable<string> EventsAsync(string path)
    {
        using var patience = new CancellationTokenSource(RunningApplication.Patience);
        using var reader = new StreamReader(await _http.GetStreamAsync(new Uri(path, UriKind.Relative), patience.Token));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return line["data: ".Length..];
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
