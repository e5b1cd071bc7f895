using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard's addresses.</summary>
internal sealed class DashboardEndpoints(string application, ResourceViews resources, TelemetryStore telemetry, LiveStreams streams)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", async context => await PageAsync(context, "/", "Resources", ResourcesPage.Content(await resources.AllAsync(context.RequestAborted))));
        app.MapGet("/resources/{name}", ResourceAsync);
        app.MapPost("/resources/{name}/commands/{command}", CommandAsync);
        app.MapGet("/console/{name?}", ConsoleAsync);
        app.MapGet("/console/{name}/lines", context => streams.ConsoleAsync(context, $"{context.GetRouteValue("name")}"));
        app.MapGet("/traces", context => PageAsync(
            context, "/traces", "Traces", TracesPage.Content(telemetry.Spans, Service(context), context.Request.Query["all"] == "yes")));
        app.MapGet("/traces/{id}", TraceAsync);
        app.MapGet("/logs", context => PageAsync(
            context, "/logs", "Logs", LogsPage.Content(telemetry.Logs, Service(context), context.Request.Query["level"] == "warning")));
        app.MapGet("/metrics", context => PageAsync(context, "/metrics", "Metrics", MetricsPage.Content(telemetry.Metrics, Service(context))));
        app.MapGet("/changes", streams.ChangesAsync);
        app.MapGet("/dashboard.css", context => AssetAsync(context, "dashboard.css", "text/css"));
        app.MapGet("/dashboard.js", context => AssetAsync(context, "dashboard.js", "text/javascript"));
    }

    private async Task ResourceAsync(HttpContext context)
    {
        var name = $"{context.GetRouteValue("name")}";
        await (await resources.FindAsync(name, context.RequestAborted) is { } view
            ? PageAsync(context, "/", name, ResourcePage.Content(view))
            : NotFoundAsync(context, $"There is no resource {name}."));
    }

    private async Task CommandAsync(HttpContext context)
    {
        var (name, command) = ($"{context.GetRouteValue("name")}", $"{context.GetRouteValue("command")}");
        if (await resources.FindAsync(name, context.RequestAborted) is null)
        {
            await NotFoundAsync(context, $"There is no resource {name}.");
            return;
        }

        await resources.ExecuteAsync(name, command, CancellationToken.None); // who closes the page has asked for it all the same
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/resources/{name}";
    }

    private Task ConsoleAsync(HttpContext context)
    {
        var name = context.GetRouteValue("name") as string ?? resources.Processes.FirstOrDefault() ?? "";
        return resources.Processes.Contains(name) || name.Length == 0
            ? PageAsync(context, "/console", "Console", ConsolePage.Content(resources.Processes, name))
            : NotFoundAsync(context, $"There is no process {name}.");
    }

    private Task TraceAsync(HttpContext context)
    {
        var id = $"{context.GetRouteValue("id")}";
        return telemetry.Spans.Where(span => span.TraceId == id).ToList() is { Count: > 0 } spans && new TraceView(id, spans) is var trace
            ? PageAsync(context, "/traces", trace.Root.Name, TracesPage.Trace(trace, telemetry.Logs.Where(log => log.TraceId == id)))
            : NotFoundAsync(context, "This trace is not kept any more.");
    }

    private Task PageAsync(HttpContext context, string path, string title, Html content)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Layout.Page(application, path, title, content).Text, context.RequestAborted);
    }

    private Task NotFoundAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return PageAsync(context, "", "Not found", Html.Of($"<p>{reason}</p>"));
    }

    private static string? Service(HttpContext context) => context.Request.Query["service"].ToString() is { Length: > 0 } service ? service : null;

    private static async Task AssetAsync(HttpContext context, string name, string type)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        await using var asset = typeof(DashboardEndpoints).Assembly.GetManifestResourceStream(name)!;
        await asset.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
