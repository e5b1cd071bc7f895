using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// Tells what service a request is for. awsJson calls carry <c>X-Amz-Target</c>, query calls are forms; both are answered here.
/// What is left goes on to the routes: restJson paths first, S3 last.
/// </summary>
internal sealed partial class FrontDoor(IEnumerable<JsonService> jsonServices, IEnumerable<QueryService> queryServices)
{
    /// <summary>The largest form: a message of 10 MB for SES v1, as base64, escaped for the form.</summary>
    public const int MaxFormBytes = 16 * 1024 * 1024;

    private readonly Dictionary<string, JsonService> _json = jsonServices.ToDictionary(service => service.Prefix, StringComparer.Ordinal);
    private readonly Dictionary<string, QueryService> _query = queryServices.ToDictionary(service => service.Version, StringComparer.Ordinal);

    /// <summary>Answers the request, or passes it on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["x-amzn-RequestId"] = context.RequestId();
        var request = context.Request;
        try
        {
            if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
            {
                await InvokeJsonAsync(context, target);
            }
            else if (IsQueryCall(request))
            {
                await InvokeQueryAsync(context);
            }
            else
            {
                await next(context);
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer, whatever would have been said.
        }
    }

    /// <summary>A form, sent to the service itself or to a queue. curl calls everything that it posts a form: video for <c>/putMedia</c>, too.</summary>
    public static bool IsQueryCall(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType?.Split(';', 2)[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && request.SigningService() != "s3"
        && (request.Path.Value is "/" or "" || QueuePath().IsMatch(request.Path.Value!));

    /// <summary>Answers what no route took and what was signed for another service than S3: S3 would call it a missing bucket.</summary>
    public static Task RefuseUnknownRestAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is RouteEndpoint { Order: int.MaxValue } && context.Request.SigningService() is { } service and not "s3"
            ? RestJson.Guard(_ => throw AwsException.UnknownOperation(404, $"{service} {context.Request.Method} {context.Request.Path}"))(context)
            : next(context);

    private Task InvokeJsonAsync(HttpContext context, string target)
    {
        var (prefix, operation) = target.Split('.', 2) is [var before, var after] ? (before, after) : (target, "");
        return _json.TryGetValue(prefix, out var service)
            ? service.InvokeAsync(context, operation)
            : new JsonService(prefix, "1.1").InvokeAsync(context, operation);
    }

    private async Task InvokeQueryAsync(HttpContext context)
    {
        var unknown = new QueryService("", "http://webservices.amazon.com/");
        try
        {
            var form = new QueryForm(await context.ReadFormAsync(MaxFormBytes), context.Request.Path)
            {
                SessionToken = context.Request.Headers["X-Amz-Security-Token"].FirstOrDefault(),
            };
            var service = _query.GetValueOrDefault(form.Version) ?? throw AwsException.InvalidAction(form.Action, form.Version);
            await service.InvokeAsync(context, form);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await unknown.RefuseAsync(context, e);
        }
    }

    /// <summary><c>/000000000000/alerts.fifo</c>: a queue's URL.</summary>
    [GeneratedRegex("^/[0-9]{12}/[^/]+/?$")]
    private static partial Regex QueuePath();
}
