using System.Globalization;
using System.Text.Json;
using FaceAspire.Emulator.Ses;
using Microsoft.Net.Http.Headers;

namespace FaceAspire.Emulator.Admin;

/// <summary>The mailbox: <c>/_faceaspire/emails</c> for programs, <c>/_faceaspire/mailbox</c> for people.</summary>
internal static class MailboxEndpoints
{
    private const int MostShown = 50;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps the paths.</summary>
    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        var mailbox = app.ServiceProvider.GetRequiredService<Mailbox>();
        app.MapGet("/_faceaspire/emails", (RequestDelegate)(context => ListAsync(context, mailbox)));
        app.MapGet("/_faceaspire/emails/{id}/raw", (RequestDelegate)(context => RawAsync(context, mailbox)));
        app.MapGet("/_faceaspire/emails/{id}/html", (RequestDelegate)(context => HtmlAsync(context, mailbox)));
        app.MapGet("/_faceaspire/emails/{id}/attachments/{n:int}", (RequestDelegate)(context => AttachmentAsync(context, mailbox)));
        app.MapGet("/_faceaspire/mailbox", (RequestDelegate)(context => PageAsync(context, mailbox)));
    }

    /// <summary><c>?after=ID</c> lists what came after a message; <c>&amp;wait=20</c> waits so many seconds for the first of it.</summary>
    private static async Task ListAsync(HttpContext context, Mailbox mailbox)
    {
        var wait = double.TryParse(context.Request.Query["wait"], CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
        var listed = await mailbox.ListAsync(context.Request.Query["after"], wait, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, listed, Json, context.RequestAborted);
    }

    private static async Task RawAsync(HttpContext context, Mailbox mailbox)
    {
        if (await FindAsync(context, mailbox) is { } raw)
        {
            context.Response.ContentType = "message/rfc822";
            context.Response.ContentLength = raw.Length;
            await context.Response.Body.WriteAsync(raw, context.RequestAborted);
        }
    }

    private static async Task HtmlAsync(HttpContext context, Mailbox mailbox)
    {
        if (await FindAsync(context, mailbox) is { } raw)
        {
            using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
            context.Response.ContentType = "text/html; charset=utf-8";
            Lock(context, "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; sandbox");
            await context.Response.WriteAsync(MailboxPage.Render(message), context.RequestAborted);
        }
    }

    private static async Task AttachmentAsync(HttpContext context, Mailbox mailbox)
    {
        if (await FindAsync(context, mailbox) is not { } raw)
        {
            return;
        }

        using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
        var n = int.Parse((string)context.Request.RouteValues["n"]!, CultureInfo.InvariantCulture);
        if (MailView.Parts(message).ElementAtOrDefault(n) is { Content: { } content } part)
        {
            var disposition = new ContentDispositionHeaderValue(part.ContentType.IsMimeType("image", "*") ? "inline" : "attachment");
            disposition.SetHttpFileName(part.FileName ?? "attachment");
            context.Response.ContentType = part.ContentType.MimeType;
            context.Response.Headers.ContentDisposition = disposition.ToString();
            Lock(context, "default-src 'none'; style-src 'unsafe-inline'; sandbox");
            await content.DecodeToAsync(context.Response.Body, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task PageAsync(HttpContext context, Mailbox mailbox)
    {
        var nonce = Guid.NewGuid().ToString("N");
        context.Response.ContentType = "text/html; charset=utf-8";
        Lock(context, $"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; connect-src 'self'; frame-src 'self'; base-uri 'none'");
        await context.Response.WriteAsync(MailboxPage.List(await mailbox.NewestAsync(MostShown, context.RequestAborted), nonce), context.RequestAborted);
    }

    /// <summary>A message is written by others: it runs no script, and loads nothing.</summary>
    private static void Lock(HttpContext context, string policy)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }

    private static async Task<byte[]?> FindAsync(HttpContext context, Mailbox mailbox)
    {
        var raw = await mailbox.RawAsync((string)context.Request.RouteValues["id"]!, context.RequestAborted);
        if (raw is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("There is no such message.", context.RequestAborted);
        }

        return raw;
    }
}
