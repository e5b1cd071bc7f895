using System.Text.Json;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Protocol;

/// <summary>Handlers of restJson1 services (Kinesis Video, Lambda, SES v2), mapped on their own paths.</summary>
internal static class RestJson
{
    /// <summary>Reads the body, calls <paramref name="handler"/> and writes its answer with <paramref name="status"/>.</summary>
    /// <remarks>Path parameters are in <c>context.Request.RouteValues</c>. A handler that returns <see langword="null"/> answers <c>{}</c>.</remarks>
    /// <param name="handler">The operation.</param>
    /// <param name="status">HTTP status of success.</param>
    /// <param name="maxBytes">The largest body.</param>
    /// <param name="check">Checks the request before the handler is called, as <see cref="ConstraintSet.Checks"/> does.</param>
    public static RequestDelegate Handle<TRequest>(
        Func<TRequest, HttpContext, Task<object?>> handler, int status = 200, int maxBytes = 64 * 1024 * 1024, Action<HttpContext, byte[]>? check = null) =>
        Guard(async context =>
        {
            var request = await ReadAsync<TRequest>(context, maxBytes, check);
            await WriteAsync(context, status, await handler(request, context));
        });

    /// <inheritdoc cref="Handle{TRequest}(Func{TRequest, HttpContext, Task{object?}}, int, int, Action{HttpContext, byte[]}?)"/>
    public static RequestDelegate Handle<TRequest>(Func<TRequest, object?> handler, int status = 200, Action<HttpContext, byte[]>? check = null) =>
        Handle<TRequest>((request, _) => Task.FromResult(handler(request)), status, check: check);

    /// <summary>Reads and checks a request's body, for what does not answer in JSON.</summary>
    public static async Task<TRequest> ReadAsync<TRequest>(HttpContext context, int maxBytes, Action<HttpContext, byte[]>? check)
    {
        var body = await context.Request.ReadBodyAsync(maxBytes, context.RequestAborted);
        var request = AwsJson.Read<TRequest>(body);
        check?.Invoke(context, body);
        return request;
    }

    /// <summary>Runs a handler of any kind and writes an <see cref="AwsException"/> the way restJson1 does, if nothing was sent yet.</summary>
    public static RequestDelegate Guard(RequestDelegate handler) => async context =>
    {
        try
        {
            await handler(context);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            var error = context.ErrorOf(e);
            context.Response.Headers["x-amzn-ErrorType"] = error.Code;
            context.Response.Headers["x-amz-ErrorType"] = error.Code; // as PutMedia spells it
            await WriteAsync(context, error.Status, new Dictionary<string, string> { ["message"] = error.Message, ["Message"] = error.Message });
        }
    };

    private static async Task WriteAsync(HttpContext context, int status, object? body)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status204NoContent)
        {
            return;
        }

        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, body ?? new object(), AwsJson.Options, context.RequestAborted);
    }
}
