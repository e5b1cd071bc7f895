using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>Server-sent events: what changes is told as it does.</summary>
internal sealed class LiveStreams(ConsoleLogs consoles, Changes changes, IResourceCollection resources, IHostApplicationLifetime lifetime)
{
    /// <summary>A part's lines: those that are kept, then each new one. <c>data: {"time":"19:05:12.345","level":"warning","text":"…"}</c>.</summary>
    public async Task ConsoleAsync(HttpContext context, string name)
    {
        if (!resources.Any(resource => resource.Name == name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SendAsync(context, ended => consoles.Of(name).FollowAsync(ended), line => JsonSerializer.Serialize(new
        {
            time = $"{line.At.ToLocalTime():HH:mm:ss.fff}",
            level = line.Level.ToString().ToLowerInvariant(),
            text = line.Text,
        }));
    }

    /// <summary>A word whenever there is something new: the page then asks for itself again.</summary>
    public Task ChangesAsync(HttpContext context) => SendAsync(context, changes.FollowAsync, _ => "changed");

    private async Task SendAsync<T>(HttpContext context, Func<CancellationToken, IAsyncEnumerable<T>> follow, Func<T, string> data)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.WriteAsync(": hello\n\n", ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            await foreach (var item in follow(ended.Token))
            {
                await context.Response.WriteAsync($"data: {data(item)}\n\n", ended.Token);
                await context.Response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // the page was closed, or the application ends
        }
    }
}
