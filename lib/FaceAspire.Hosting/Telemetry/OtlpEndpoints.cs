using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Telemetry;

/// <summary>Receives telemetry by OTLP over HTTP, as protobuf.</summary>
internal static class OtlpEndpoints
{
    /// <summary>Where all of it is.</summary>
    public const string Path = "/v1";

    /// <summary>An exporter sends 512 items at a time; 4 MB allows 8 KB for each.</summary>
    private const int MaxBody = 4 * 1024 * 1024;

    private const string ContentType = "application/x-protobuf";

    private delegate void Receiver(ReadOnlySpan<byte> request);

    /// <summary>Maps <c>POST /v1/traces</c>, <c>/v1/logs</c> and <c>/v1/metrics</c>.</summary>
    /// <param name="app">Where.</param>
    /// <param name="store">Takes what comes.</param>
    /// <param name="key">What a sender must show in the header <see cref="TelemetryTarget.KeyHeader"/>.</param>
    public static void MapOtlp(this IEndpointRouteBuilder app, TelemetryStore store, string key)
    {
        app.MapPost($"{Path}/traces", context => ReceiveAsync(context, key, store.AddTraces));
        app.MapPost($"{Path}/logs", context => ReceiveAsync(context, key, store.AddLogs));
        app.MapPost($"{Path}/metrics", context => ReceiveAsync(context, key, store.AddMetrics));
    }

    private static async Task ReceiveAsync(HttpContext context, string key, Receiver receive)
    {
        var request = context.Request;
        if (!IsEqual(request.Headers[TelemetryTarget.KeyHeader].ToString(), key))
        {
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, $"The header {TelemetryTarget.KeyHeader} does not hold this run's key.");
        }
        else if (request.ContentType?.Split(';')[0] != ContentType || request.Headers.ContentEncoding.Count > 0)
        {
            await AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Send {ContentType}, not compressed.");
        }
        else
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxBody; // the server refuses what is larger
            await TakeAsync(context, receive);
        }
    }

    private static async Task TakeAsync(HttpContext context, Receiver receive)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            receive(body.GetBuffer().AsSpan(0, (int)body.Length));
            await AnswerAsync(context, StatusCodes.Status200OK, "");
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, e.StatusCode, $"{e.Message} At most {MaxBody} bytes are taken.");
        }
        catch (FormatException e)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
    }

    /// <summary>An <c>Export…Response</c> without content is empty; an error is <c>Status { message = 2 }</c>: <c>12 len text</c>.</summary>
    private static async Task AnswerAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        if (message.Length > 0)
        {
            var text = Encoding.UTF8.GetBytes(message);
            byte[] length = text.Length < 0x80 ? [(byte)text.Length] : [(byte)(text.Length | 0x80), (byte)(text.Length >> 7)];
            await context.Response.Body.WriteAsync((byte[])[0x12, .. length, .. text], context.RequestAborted);
        }
    }

    private static bool IsEqual(string given, string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
}
