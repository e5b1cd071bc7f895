using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FaceAspire.Aws.Lambda;

/// <summary>
/// The loop of a Lambda that is an executable: asks the Runtime API for the next event, hands it to the handler, answers
/// (Lambda developer guide, "Using the Lambda runtime API for custom runtimes"). Each event is a span.
/// </summary>
/// <param name="api">Where the Runtime API is.</param>
/// <param name="log">Where failures are told.</param>
/// <param name="time">Times the pauses while the API is not there.</param>
/// <param name="flush">Called before each answer: after it the process may be frozen.</param>
public sealed class LambdaRuntime(Uri api, LambdaLog log, TimeProvider time, Action? flush = null) : IDisposable
{
    /// <summary>The source of the spans.</summary>
    public const string Source = "FaceAspire.Lambda";

    private static readonly ActivitySource Spans = new(Source);

    private const string TraceVariable = "_X_AMZN_TRACE_ID";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // "next" is answered when there is an event, which may take hours.
    // Asking for it is no span, and no part of one.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new(api, "2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The Runtime API of this process, from <c>AWS_LAMBDA_RUNTIME_API</c>: host, port and, at the emulator, a path.</summary>
    /// <exception cref="LambdaSettingException">The variable is not set: this is not running as a Lambda.</exception>
    public static Uri ApiFromEnvironment() =>
        Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is { Length: > 0 } api
            ? new($"http://{api}/")
            : throw new LambdaSettingException(
                "AWS_LAMBDA_RUNTIME_API is not set. This program is a Lambda: start it through the AppHost (./run), or on AWS.");

    /// <summary>Handles events until cancelled. A Runtime API that is not there is waited for.</summary>
    /// <param name="handler">Its exceptions are reported as the invocation's failure.</param>
    /// <param name="eventType">How an event is read.</param>
    /// <param name="resultType">How a result is written.</param>
    /// <param name="cancellationToken">Ends the loop; an event that is being handled is cancelled, and so delivered again.</param>
    /// <exception cref="LambdaRuntimeException">The Runtime API answers 500, its word for the end of this environment.</exception>
    public async Task RunAsync<TEvent, TResult>(
        Func<TEvent, LambdaContext, CancellationToken, Task<TResult>> handler,
        JsonTypeInfo<TEvent> eventType,
        JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken)
    {
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                await HandleNextAsync(handler, eventType, resultType, cancellationToken);
                failures = 0;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return; // whatever the handler broke off with
            }
            catch (HttpRequestException e) // the Runtime API is not there yet, or restarts
            {
                if (failures++ == 0)
                {
                    log.Warning($"The Lambda Runtime API at {api} does not answer ({e.Message}); trying until it does.");
                }

                await DelayAsync(TimeSpan.FromMilliseconds(50 * Math.Pow(2, Math.Min(failures, 6))), cancellationToken);
            }
        }
    }

    /// <summary>Says that the function cannot start; the process should end after this.</summary>
    public async Task ReportInitErrorAsync(Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            await PostAsync("init/error", Error(exception), cancellationToken, ErrorType("Runtime", exception));
        }
        catch (HttpRequestException e)
        {
            log.Warning($"The Lambda Runtime API at {api} does not answer ({e.Message}).");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task HandleNextAsync<TEvent, TResult>(
        Func<TEvent, LambdaContext, CancellationToken, Task<TResult>> handler,
        JsonTypeInfo<TEvent> eventType,
        JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken)
    {
        using var next = await _http.GetAsync("invocation/next", cancellationToken);
        if (next.StatusCode is HttpStatusCode.InternalServerError)
        {
            throw new LambdaRuntimeException("The Lambda Runtime API answered 500: this environment has come to its end.");
        }

        next.EnsureSuccessStatusCode();
        var context = Context(next);
        Environment.SetEnvironmentVariable(TraceVariable, context.TraceId);
        var answer = await AnswerAsync(next, context, handler, eventType, resultType, cancellationToken);
        flush?.Invoke();
        await PostAsync($"invocation/{context.RequestId}/{answer.Path}", answer.Body, cancellationToken, answer.ErrorType);
    }

    /// <summary>What is to be posted for an event: the handler's result, or its exception.</summary>
    private async Task<Answer> AnswerAsync<TEvent, TResult>(
        HttpResponseMessage next, LambdaContext context, Func<TEvent, LambdaContext, CancellationToken, Task<TResult>> handler,
        JsonTypeInfo<TEvent> eventType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken)
    {
        using var span = StartSpan(context);
        try
        {
            await using var body = await next.Content.ReadAsStreamAsync(cancellationToken);
            var received = await JsonSerializer.DeserializeAsync(body, eventType, cancellationToken);
            return new("response", JsonSerializer.SerializeToUtf8Bytes(await handler(received!, context, cancellationToken), resultType));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.Error($"Invocation {context.RequestId} failed: {e}");
            span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            return new("error", Error(e), ErrorType("Function", e));
        }
    }

    /// <summary>The span of an invocation: under the service's own where that is reported, too.</summary>
    private static Activity? StartSpan(LambdaContext context) => Spans.StartActivity(
        context.FunctionArn.Split(':')[^1], ActivityKind.Consumer, TraceHeader.Read(context.TraceId),
        [
            new("faas.invocation_id", context.RequestId),
            new("faas.trigger", "pubsub"),
            new("cloud.provider", "aws"),
            new("cloud.resource_id", context.FunctionArn),
        ]);

    private sealed record Answer(string Path, byte[] Body, string? ErrorType = null);

    private static string ErrorType(string category, Exception e) => $"{category}.{e.GetType().Name}";

    private async Task PostAsync(string path, byte[] body, CancellationToken cancellationToken, string? errorType = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        if (errorType is not null)
        {
            content.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await _http.PostAsync(path, content, cancellationToken);
        if (response.StatusCode is not HttpStatusCode.Accepted)
        {
            // Too late, too large or unknown: the invocation counts as failed at the other end, and its event comes again.
            log.Warning($"The Lambda Runtime API answered {(int)response.StatusCode} to {path}.");
        }
    }

    private static LambdaContext Context(HttpResponseMessage next) => new(
        Header(next, "Lambda-Runtime-Aws-Request-Id") ?? throw new HttpRequestException("The Runtime API gave no request id."),
        Header(next, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
        DateTimeOffset.FromUnixTimeMilliseconds(long.TryParse(Header(next, "Lambda-Runtime-Deadline-Ms"), out var deadline) ? deadline : 0),
        Header(next, "Lambda-Runtime-Trace-Id"));

    private static byte[] Error(Exception e) => JsonSerializer.SerializeToUtf8Bytes(
        new LambdaError(e.Message, e.GetType().Name, [.. (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]),
        LambdaErrorJson.Default.LambdaError);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private async Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the loop's condition sees it
        }
    }
}
