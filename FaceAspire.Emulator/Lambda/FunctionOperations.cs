using System.Text.Json;
using System.Text.RegularExpressions;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The operations on functions (API reference "AWS Lambda", 2015-03-31).</summary>
internal sealed partial class FunctionOperations(FunctionStore store, RuntimePools pools, AsyncInvocations events, TimeProvider time)
{
    private const int MaxPage = 50; // whatever MaxItems asks for
    private const int MaxPayloadBytes = 6 * 1024 * 1024;

    /// <summary>CreateFunction.</summary>
    public object? Create(FunctionRequest request)
    {
        var name = FunctionStore.NameOf(request.FunctionName ?? "");
        if (!NamePattern().IsMatch(name))
        {
            throw LambdaErrors.Constraint(name, "functionName", "Member must satisfy regular expression pattern: [a-zA-Z0-9-_]{1,64}");
        }

        if (request.Role is null || request.Code is null)
        {
            throw LambdaErrors.Constraint("null", request.Role is null ? "role" : "code", "Member must not be null");
        }

        var function = request.Apply(new() { Name = name }, time.GetUtcNow());
        return store.Add(function) ? Configuration(function) : throw LambdaErrors.Exists(name);
    }

    /// <summary>ListFunctions, up to 50 a page.</summary>
    public Task<object?> List(object request, HttpContext context)
    {
        var (functions, next) = Page.Of(store.All(), function => function.Name, context.Request.Query, MaxPage);
        return Task.FromResult<object?>(new { Functions = functions.Select(Configuration), NextMarker = next });
    }

    /// <summary>GetFunction.</summary>
    public Task<object?> Get(object request, HttpContext context)
    {
        var function = Named(context);
        return Task.FromResult<object?>(new
        {
            Configuration = Configuration(function),
            Code = new { RepositoryType = "S3" },
            Tags = new Dictionary<string, string>(),
            Concurrency = function.ReservedConcurrency is { } most ? new { ReservedConcurrentExecutions = most } : null,
        });
    }

    /// <summary>GetFunctionConfiguration.</summary>
    public Task<object?> GetConfiguration(object request, HttpContext context) => Task.FromResult<object?>(Configuration(Named(context)));

    /// <summary>UpdateFunctionConfiguration.</summary>
    public Task<object?> UpdateConfiguration(FunctionRequest request, HttpContext context) => Save(request.Apply(Named(context), time.GetUtcNow()));

    /// <summary>UpdateFunctionCode: noted, and no more.</summary>
    public Task<object?> UpdateCode(FunctionRequest request, HttpContext context) =>
        Save(Named(context) with { LastModified = time.GetUtcNow(), RevisionId = Guid.NewGuid().ToString() });

    /// <summary>DeleteFunction.</summary>
    public Task<object?> Delete(object request, HttpContext context)
    {
        store.Remove(Named(context).Name);
        return Task.FromResult<object?>(null);
    }

    /// <summary>Invoke: waits for the answer, or with <c>X-Amz-Invocation-Type: Event</c> does not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var function = Named(context);
        var payload = await ReadPayloadAsync(context);
        context.Response.Headers["X-Amz-Executed-Version"] = "$LATEST";
        switch (context.Request.Headers["X-Amz-Invocation-Type"].ToString())
        {
            case "DryRun":
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "Event":
                events.Begin(function.Name, payload);
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            default:
                var client = context.Request.Headers["X-Amz-Client-Context"].ToString();
                var result = await pools.Of(function.Name).InvokeAsync(function, payload, context.RequestAborted, client.Length > 0 ? client : null);
                if (result.IsThrottled)
                {
                    context.Response.Headers.RetryAfter = "1";
                    throw LambdaErrors.Throttled();
                }

                if (result.IsError)
                {
                    context.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
                }

                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(result.Payload, context.RequestAborted);
                break;
        }
    }

    private static async Task<byte[]> ReadPayloadAsync(HttpContext context)
    {
        var payload = await context.Request.ReadBodyAsync(MaxPayloadBytes, context.RequestAborted);
        try
        {
            using var json = JsonDocument.Parse(payload.Length == 0 ? "{}"u8.ToArray() : payload);
            return payload.Length == 0 ? "{}"u8.ToArray() : payload;
        }
        catch (JsonException e)
        {
            throw new AwsException(400, "InvalidRequestContentException", $"Could not parse request body into json: {e.Message}");
        }
    }

    private Task<object?> Save(LambdaFunction function)
    {
        store.Save(function);
        return Task.FromResult<object?>(Configuration(function));
    }

    private LambdaFunction Named(HttpContext context) => store.Get((string)context.Request.RouteValues["FunctionName"]!);

    private object Configuration(LambdaFunction function) => new
    {
        FunctionName = function.Name,
        FunctionArn = store.ArnOf(function.Name),
        function.Runtime,
        function.Role,
        function.Handler,
        CodeSize = 0,
        Description = function.Description ?? "",
        function.Timeout,
        function.MemorySize,
        LastModified = function.LastModified.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'"),
        Version = "$LATEST",
        Environment = new { function.Variables },
        TracingConfig = new { Mode = "PassThrough" },
        function.RevisionId,
        State = "Active",
        LastUpdateStatus = "Successful",
        PackageType = "Zip",
        Architectures = new[] { function.Architecture },
    };

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex NamePattern();
}
