using System.Globalization;
using System.Text.Json;
using FaceAspire.Emulator.Ses;

namespace FaceAspire.Emulator.Admin;

/// <summary>The mailbox: <c>/_faceaspire/emails</c> for programs, <c>/_faceaspire/mailbox</c> for people.</summary>
internal static class MailboxEndpoints
{
    private const int MostListed = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps the paths.</summary>
    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        var mails = app.ServiceProvider.GetRequiredService<MailStore>();
        var time = app.ServiceProvider.GetRequiredService<TimeProvider>();
        app.MapGet("/_faceaspire/emails", (RequestDelegate)(context => ListAsync(context, mails, time)));
        app.MapGet("/_faceaspire/emails/{id}/raw", (RequestDelegate)(context => RawAsync(context, mails)));
        app.MapGet("/_faceaspire/emails/{id}/html", (RequestDelegate)(context => HtmlAsync(context, mails)));
        app.MapGet("/_faceaspire/emails/{id}/attachments/{n:int}", (RequestDelegate)(context => AttachmentAsync(context, mails)));
        app.MapGet("/_faceaspire/mailbox", (RequestDelegate)(context => PageAsync(context, mails)));
    }

    /// <summary><c>?after=ID</c> lists what came after a message; <c>&amp;wait=20</c> waits so many seconds for the first of it.</summary>
    private static async Task ListAsync(HttpContext context, MailStore mails, TimeProvider time)
    {
        var after = context.Request.Query["after"].ToString() is { Length: > 0 } id ? id : null;
        var arrival = mails.Arrival;
        var found = mails.After(after, MostListed);
        if (found.Count == 0 && double.TryParse(context.Request.Query["wait"], CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds));
            await Task.WhenAny(arrival, Task.Delay(wait, time, context.RequestAborted));
            found = mails.After(after, MostListed);
        }

        var listed = new List<MailView>();
        foreach (var mail in found)
        {
            listed.Add(await ViewAsync(mail, mails, context.RequestAborted));
        }

        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, listed, Json, context.RequestAborted);
    }

    private static async Task RawAsync(HttpContext context, MailStore mails)
    {
        if (await FindAsync(context, mails) is { } raw)
        {
            context.Response.ContentType = "message/rfc822";
            await context.Response.Body.WriteAsync(raw, context.RequestAborted);
        }
    }

    private static async Task HtmlAsync(HttpContext context, MailStore mails)
    {
        if (await FindAsync(context, mails) is { } raw)
        {
            using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"; // mail runs no script
            await context.Response.WriteAsync(MailboxPage.Render(message), context.RequestAborted);
        }
    }

    private static async Task AttachmentAsync(HttpContext context, MailStore mails)
    {
        if (await FindAsync(context, mails) is not { } raw)
        {
            return;
        }

        using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
        var n = int.Parse((string)context.Request.RouteValues["n"]!, CultureInfo.InvariantCulture);
        if (MailView.Parts(message).ElementAtOrDefault(n) is not { Content: { } content } part)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = part.ContentType.MimeType;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await content.DecodeToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task PageAsync(HttpContext context, MailStore mails)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(MailboxPage.List(mails.Newest(100)), context.RequestAborted);
    }

    private static async Task<byte[]?> FindAsync(HttpContext context, MailStore mails)
    {
        var raw = await mails.RawAsync((string)context.Request.RouteValues["id"]!, context.RequestAborted);
        if (raw is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("There is no such message.", context.RequestAborted);
        }

        return raw;
    }

    private static async Task<MailView> ViewAsync(Mail mail, MailStore mails, CancellationToken cancellationToken)
    {
        using var message = await MailStore.ParseAsync(await mails.RawAsync(mail.Id, cancellationToken) ?? [], cancellationToken);
        return MailView.Of(mail, message);
    }
}
