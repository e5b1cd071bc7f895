namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// Tells what service a request is for. awsJson calls carry <c>X-Amz-Target</c>, query calls are forms; both are answered here.
/// What is left goes on to the routes: restJson paths first, S3 last.
/// </summary>
internal sealed partial class FrontDoor(
    IEnumerable<JsonService> jsonServices, IEnumerable<QueryService> queryServices, ILogger<FrontDoor> logger)
{
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
            else if (HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true)
            {
                await InvokeQueryAsync(context);
            }
            else
            {
                await next(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer.
        }

        if (context.Response.StatusCode == StatusCodes.Status501NotImplemented)
        {
            Log.NotImplemented(logger, request.Method, request.Path, request.Headers["X-Amz-Target"].ToString());
        }
    }

    private Task InvokeJsonAsync(HttpContext context, string target)
    {
        var (prefix, operation) = target.Split('.', 2) is [var before, var after] ? (before, after) : (target, "");
        return _json.TryGetValue(prefix, out var service)
            ? service.InvokeAsync(context, operation)
            : new JsonService(prefix, "1.1").InvokeAsync(context, operation);
    }

    private async Task InvokeQueryAsync(HttpContext context)
    {
        var form = new QueryForm(await context.Request.ReadFormAsync(context.RequestAborted), context.Request.Path);
        var service = _query.GetValueOrDefault(form.Version) ?? new QueryService(form.Version, "http://webservices.amazon.com/");
        await service.InvokeAsync(context, form);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "501: {Method} {Path} {Target} is not part of this emulator.")]
        public static partial void NotImplemented(ILogger logger, string method, string path, string target);
    }
}
