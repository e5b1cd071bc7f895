using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>
/// Stands in front of every emulator that tests start: an answer that AWS's models do not allow becomes a 599 that says why, so that the test whose
/// call it was fails.
/// </summary>
internal sealed class ConformanceFilter(ConformanceLog log) : IStartupFilter
{
    private const int NotConforming = 599;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(InvokeAsync);
        next(app);
    };

    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value!.StartsWith("/_", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/hls"))
        {
            await next(context); // the emulator's own paths, and a session's, of which the models say nothing
            return;
        }

        var lifetime = new WatchedLifetime(context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>());
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var body = context.Response.Body;
        await using var held = new HeldBody(context.Response);
        context.Response.Body = held;
        await next(context);
        context.Response.Body = body;
        if (lifetime.IsOver)
        {
            return; // nothing is answered
        }

        if (held.IsHeld || !context.Response.HasStarted)
        {
            await ReleaseAsync(context, held.Content);
        }
        else if (Judge(context, []) is not null)
        {
            context.Abort(); // its body is an object's, or media, and part of it is sent
        }
    }

    private string? Judge(HttpContext context, byte[] content)
    {
        var request = context.Request;
        var form = request.Path.Value is "/" or "" ? context.Features.Get<IFormFeature>()?.Form : null; // what the emulator has read
        var wrong = log.Judge(new(
            request.Method, request.Host.Host, request.Path.Value!, request.Query, request.Headers, form, context.Response.StatusCode,
            context.Response.Headers, content));
        if (wrong is not null)
        {
            Console.Error.WriteLine(wrong);
        }

        return wrong;
    }

    private async Task ReleaseAsync(HttpContext context, byte[] content)
    {
        if (Judge(context, content) is { } wrong)
        {
            context.Response.StatusCode = NotConforming;
            context.Response.ContentType = "application/json";
            content = JsonSerializer.SerializeToUtf8Bytes(new { __type = "NotConforming", message = wrong });
            context.Response.ContentLength = content.Length;
        }

        if (content.Length > 0) // not even nothing may be written to a 204: that ends its connection
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
