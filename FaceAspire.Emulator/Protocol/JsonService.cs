using System.Text.Json;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// The operations of one awsJson service, called as <c>POST /</c> with <c>X-Amz-Target: AmazonSQS.SendMessage</c>.
/// Registered as a singleton; the front door finds it by its prefix.
/// </summary>
/// <param name="prefix">What stands before the dot, such as <c>AmazonSQS</c>.</param>
/// <param name="version"><c>1.0</c> or <c>1.1</c>, written into the content type.</param>
/// <param name="maxBytes">The largest request body.</param>
/// <param name="constraints">What requests must hold, checked before a handler is called; none for a service that checks by itself.</param>
internal sealed class JsonService(string prefix, string version, int maxBytes = 16 * 1024 * 1024, ConstraintSet? constraints = null)
{
    private readonly Dictionary<string, Func<HttpContext, Task>> _operations = new(StringComparer.Ordinal);

    /// <summary>What stands before the dot.</summary>
    public string Prefix => prefix;

    /// <summary>Adds an operation. A handler that returns <see langword="null"/> answers <c>{}</c>.</summary>
    public JsonService On<TRequest>(string operation, Func<TRequest, CancellationToken, Task<object?>> handler)
    {
        _operations.Add(operation, async context =>
        {
            var body = await context.Request.ReadBodyAsync(maxBytes, context.RequestAborted);
            var request = AwsJson.Read<TRequest>(body);
            constraints?.Check(operation, body);
            var response = await handler(request, context.RequestAborted);
            context.Response.ContentType = $"application/x-amz-json-{version}";
            await JsonSerializer.SerializeAsync(
                context.Response.Body, response ?? new object(), AwsJson.Options, context.RequestAborted);
        });
        return this;
    }

    /// <summary>Adds an operation that answers at once.</summary>
    public JsonService On<TRequest>(string operation, Func<TRequest, object?> handler) =>
        On<TRequest>(operation, (request, _) => Task.FromResult(handler(request)));

    /// <summary>Runs an operation, or answers its documented error.</summary>
    public async Task InvokeAsync(HttpContext context, string operation)
    {
        try
        {
            await (HttpMethods.IsPost(context.Request.Method) && _operations.TryGetValue(operation, out var handler)
                ? handler(context)
                : throw AwsException.UnknownOperation(400, $"{context.Request.Method} {prefix}.{operation}"));
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await WriteAsync(context, context.ErrorOf(e));
        }
    }

    private Task WriteAsync(HttpContext context, AwsException error)
    {
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = $"application/x-amz-json-{version}";
        if (error.QueryCode is not null)
        {
            context.Response.Headers["x-amzn-query-error"] = $"{error.QueryCode};{(error.Status < 500 ? "Sender" : "Receiver")}";
        }

        return JsonSerializer.SerializeAsync(
            context.Response.Body, new Dictionary<string, string> { ["__type"] = error.Code, ["message"] = error.Message },
            AwsJson.Options, context.RequestAborted);
    }
}
