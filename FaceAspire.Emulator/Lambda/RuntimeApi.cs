using System.Diagnostics;
using System.Globalization;
using FaceAspire.Emulator.Protocol;
using Microsoft.AspNetCore.Connections.Features;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The Lambda Runtime API (Lambda developer guide, "Using the Lambda runtime API for custom runtimes"), once per function.</summary>
internal sealed partial class RuntimeApi(
    RuntimePools pools, FunctionStore functions, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<RuntimeApi> logger)
{
    private const int MaxAnswerBytes = 6 * 1024 * 1024;
    private const string AttemptId = "Lambda-Runtime-Invocation-Id";
    private static readonly object Seen = new();

    /// <summary><c>GET next</c>: answers when there is an event, however long that takes.</summary>
    public async Task NextAsync(HttpContext context)
    {
        var pool = pools.Of(Function(context));
        using var left = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        Invocation invocation;
        try
        {
            invocation = await pool.NextAsync(isNew: IsFirst(context), left.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // there will be no event on this connection
            return;
        }

        if (context.RequestAborted.IsCancellationRequested)
        {
            pool.Return(invocation);
            return;
        }

        context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed.Register(() => invocation.IsOrphaned = true);
        await WriteAsync(context, invocation);
    }

    /// <summary><c>POST response</c>.</summary>
    public Task ResponseAsync(HttpContext context) => EndAsync(context, isError: false);

    /// <summary><c>POST error</c>.</summary>
    public Task ErrorAsync(HttpContext context) => EndAsync(context, isError: true);

    /// <summary><c>POST init/error</c>: the program could not start, and will end.</summary>
    public async Task InitErrorAsync(HttpContext context)
    {
        var error = await context.Request.ReadBodyAsync(MaxAnswerBytes, context.RequestAborted);
        Log.InitFailed(logger, Function(context), System.Text.Encoding.UTF8.GetString(error));
        pools.Of(Function(context)).FailPending(new(error, IsError: true));
        await AnswerAsync(context, 202, "{\"status\":\"OK\"}");
    }

    /// <summary>Whether this is the first request on its connection, as a runtime's first request is.</summary>
    private static bool IsFirst(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items || items.TryAdd(Seen, Seen);

    private Task WriteAsync(HttpContext context, Invocation invocation)
    {
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers[AttemptId] = invocation.AttemptId;
        headers["Lambda-Runtime-Deadline-Ms"] = (invocation.Deadline ?? time.GetUtcNow()).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = functions.ArnOf(invocation.Function.Name);
        headers["Lambda-Runtime-Trace-Id"] = TraceHeader(invocation);
        if (invocation.ClientContext is { } client)
        {
            headers["Lambda-Runtime-Client-Context"] = client;
        }

        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted).AsTask();
    }

    /// <summary>X-Ray's header: the span that invokes, for the function's own to be part of; where nobody traces, a trace without spans.</summary>
    private string TraceHeader(Invocation invocation)
    {
        if (invocation.Cause == default)
        {
            return $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{invocation.Id.Replace("-", "", StringComparison.Ordinal)[..24]};Sampled=0";
        }

        var trace = invocation.Cause.TraceId.ToHexString();
        var sampled = invocation.Cause.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? 1 : 0;
        return $"Root=1-{trace.AsSpan(0, 8)}-{trace.AsSpan(8)};Parent={invocation.Cause.SpanId.ToHexString()};Sampled={sampled}";
    }

    private async Task EndAsync(HttpContext context, bool isError)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        _ = IsFirst(context); // when it asks for the next event, this runtime will not be new
        try
        {
            var payload = await context.Request.ReadBodyAsync(MaxAnswerBytes, context.RequestAborted);
            var running = pools.Of(Function(context)).Running(id);
            if (running is not null && context.Request.Headers[AttemptId].ToString() is { Length: > 0 } attempt && attempt != running.AttemptId)
            {
                await AnswerAsync(context, 400, Problem("InvalidInvocationId", "Invalid invocation ID"));
                return;
            }

            var known = running?.TryEnd(new(payload, isError)) ?? false;
            await AnswerAsync(context, known ? 202 : 400, known ? "{\"status\":\"OK\"}" : Problem("InvalidRequestID", "Invalid request ID"));
        }
        catch (AwsException e) when (e.Status == 413)
        {
            pools.Of(Function(context)).Running(id)?.TryEnd(InvocationResult.Failure(
                "Function.ResponseSizeTooLarge", $"Response payload size exceeded maximum allowed payload size ({MaxAnswerBytes} bytes)."));
            await AnswerAsync(context, 413, Problem("RequestEntityTooLarge", e.Message));
        }
    }

    private static string Problem(string type, string message) =>
        System.Text.Json.JsonSerializer.Serialize(new { errorMessage = message, errorType = type });

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string Function(HttpContext context) => (string)context.Request.RouteValues["function"]!;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Function {Function} could not start: {Error}")]
        public static partial void InitFailed(ILogger logger, string function, string error);
    }
}
