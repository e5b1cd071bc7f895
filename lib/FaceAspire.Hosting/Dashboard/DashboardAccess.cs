using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Lets in who has opened the address with this run's token, and nobody else: other users of the machine can reach loopback, and so can
/// any page in the user's browser.
/// </summary>
/// <param name="token">This run's token.</param>
internal sealed class DashboardAccess(string token)
{
    private static readonly string[] LoopbackNames = ["127.0.0.1", "localhost", "[::1]"];

    private readonly string _cookie = $"faceaspire-{Guid.NewGuid():N}"; // cookies do not know of ports; another run must not overwrite it

    /// <summary>The middleware.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        SetHeaders(context.Response.Headers);
        if (!LoopbackNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This is no address of the dashboard."); // DNS rebinding
        }
        else if (request.Path.StartsWithSegments(OtlpEndpoints.Path))
        {
            await next(context); // parts show another key
        }
        else if (request.Path == "/login")
        {
            await LoginAsync(context);
        }
        else if (!IsToken(request.Cookies[_cookie]))
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open the dashboard by the address that the console shows: it holds this run's token.");
        }
        else if (HttpMethods.IsPost(request.Method) && request.Headers.Origin != $"{request.Scheme}://{request.Host}")
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the dashboard's own pages may do that.");
        }
        else
        {
            await next(context);
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin"; // with no-referrer a form's Origin would be null
        headers.CacheControl = "no-store";
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    private async Task LoginAsync(HttpContext context)
    {
        if (!IsToken(context.Request.Query["t"]))
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "That is not this run's token. The console shows the address.");
            return;
        }

        context.Response.Cookies.Append(_cookie, token, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        context.Response.ContentType = "text/html; charset=utf-8"; // a redirect would come from another site, and the cookie stay behind
        await context.Response.WriteAsync("<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=/\"><a href=\"/\">Dashboard</a>", context.RequestAborted);
    }

    private bool IsToken(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
