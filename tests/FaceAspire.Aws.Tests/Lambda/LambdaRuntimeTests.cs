using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using FaceAspire.Aws.Lambda;
using Microsoft.AspNetCore.Http;

namespace FaceAspire.Aws.Tests.Lambda;

public sealed class LambdaRuntimeTests : IAsyncDisposable
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly StringWriter _log = new();

    [Fact]
    public async Task RunAsync_Events_HandledInOrderAndAnswered()
    {
        await using var api = await RuntimeApi.StartAsync();
        var running = Run(api, (batch, _, _) => Task.FromResult(BatchResponse.Failed(batch.Records.Select(message => message.MessageId))));
        api.Invoke("r1", Event("a"));
        api.Invoke("r2", Event("b", "c"));
        Assert.Equal(new("invocation/r1/response", """{"batchItemFailures":[{"itemIdentifier":"a"}]}""", ""), await api.PostedAsync());
        Assert.Equal(
            new("invocation/r2/response", """{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"c"}]}""", ""), await api.PostedAsync());
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_Event_HandlerKnowsItsInvocation()
    {
        await using var api = await RuntimeApi.StartAsync();
        LambdaContext? seen = null;
        string? trace = null;
        var running = Run(api, (_, context, _) =>
        {
            (seen, trace) = (context, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult(BatchResponse.Success);
        });
        api.Invoke("r1", Event(), "Root=1-2-3");
        Assert.Equal("""{"batchItemFailures":[]}""", (await api.PostedAsync()).Body);
        Assert.Equal(
            new("r1", "arn:aws:lambda:eu-west-1:1:function:door", DateTimeOffset.FromUnixTimeMilliseconds(1795435200000), "Root=1-2-3"), seen);
        Assert.Equal("Root=1-2-3", trace);
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_Event_ASpanThatIsSentBeforeTheAnswer()
    {
        await using var api = await RuntimeApi.StartAsync();
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LambdaRuntime.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var flushed = new TaskCompletionSource<(string? Outcome, bool IsAnswered)>();
        var running = Run(api, (_, _, _) => throw new InvalidOperationException(), () => flushed.SetResult(
            (ended.FirstOrDefault(span => "spanned".Equals(span.GetTagItem("faas.invocation_id")))?.StatusDescription, api.HasPosts)));
        api.Invoke("spanned", Event(), "Root=1-68fa1b2c-0123456789abcdef01234567;Parent=53995c3f42cd8ad8;Sampled=1");
        Assert.Equal(("InvalidOperationException", false), await flushed.Task.WaitAsync(Generous, TestContext.Current.CancellationToken));
        Assert.Equal("invocation/spanned/error", (await api.PostedAsync()).Path);
        Assert.Equal("53995c3f42cd8ad8", ended.Single(span => "spanned".Equals(span.GetTagItem("faas.invocation_id"))).ParentSpanId.ToHexString());
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_HandlerThrows_ReportedAndTheNextIsTaken()
    {
        await using var api = await RuntimeApi.StartAsync();
        var running = Run(api, (batch, _, _) => batch.Records.Count == 0
            ? throw new InvalidOperationException("no\nrecords")
            : Task.FromResult(BatchResponse.Success));
        api.Invoke("r1", Event());
        api.Invoke("r2", Event("a"));
        var error = await api.PostedAsync();
        Assert.Equal(("invocation/r1/error", "Function.InvalidOperationException"), (error.Path, error.ErrorType));
        using var body = JsonDocument.Parse(error.Body);
        Assert.Equal("no\nrecords", body.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal("InvalidOperationException", body.RootElement.GetProperty("errorType").GetString());
        Assert.NotEqual(0, body.RootElement.GetProperty("stackTrace").GetArrayLength());
        Assert.Equal("invocation/r2/response", (await api.PostedAsync()).Path);
        await StopAsync(running);
        Assert.All(_log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(info|warn|fail): ", line));
    }

    [Fact]
    public async Task RunAsync_EventThatCannotBeRead_ReportedAsThatInvocationsFailure()
    {
        await using var api = await RuntimeApi.StartAsync();
        var running = Run(api, (_, _, _) => Task.FromResult(BatchResponse.Success));
        api.Invoke("r1", "no JSON");
        var error = await api.PostedAsync();
        Assert.Equal(("invocation/r1/error", "Function.JsonException"), (error.Path, error.ErrorType));
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_AnswerIsRefused_SaysSoAndGoesOn()
    {
        await using var api = await RuntimeApi.StartAsync();
        api.Answer = StatusCodes.Status413PayloadTooLarge;
        var running = Run(api, (_, _, _) => Task.FromResult(BatchResponse.Success));
        api.Invoke("r1", Event());
        api.Invoke("r2", Event());
        await api.PostedAsync();
        Assert.Equal("invocation/r2/response", (await api.PostedAsync()).Path);
        await StopAsync(running);
        Assert.Contains("413", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RuntimeApiGoneForAWhile_ComesBackToIt()
    {
        await using var api = await RuntimeApi.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            api.Next(context =>
            {
                context.Abort();
                return Task.CompletedTask;
            });
        }

        api.Invoke("r1", Event());
        var running = Run(api, (_, _, _) => Task.FromResult(BatchResponse.Success));
        Assert.Equal("invocation/r1/response", (await api.PostedAsync()).Path);
        await StopAsync(running);
        Assert.Single(_log.ToString().Split('\n'), line => line.Contains("does not answer", StringComparison.Ordinal)); // said once, not five times
    }

    [Fact]
    public async Task RunAsync_RuntimeApiSaysTheEnd_Ends()
    {
        await using var api = await RuntimeApi.StartAsync();
        api.Next(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        var running = Run(api, (_, _, _) => Task.FromResult(BatchResponse.Success));
        await Assert.ThrowsAsync<LambdaRuntimeException>(() => running.WaitAsync(Generous, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // as with a library that does not say that it was cancelled
    public async Task RunAsync_StoppedWhileHandling_CancelsTheHandlerAndAnswersNothing(bool breaksOffOtherwise)
    {
        await using var api = await RuntimeApi.StartAsync();
        var handling = new TaskCompletionSource();
        var running = Run(api, async (_, _, token) =>
        {
            handling.SetResult();
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(breaksOffOtherwise ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
            throw new IOException("Broken pipe");
        });
        api.Invoke("r1", Event());
        await handling.Task.WaitAsync(Generous, TestContext.Current.CancellationToken);
        await StopAsync(running);
        Assert.False(api.HasPosts);
        Assert.Empty(_log.ToString());
    }

    [Fact]
    public async Task RunAsync_FunctionCannotStart_InitErrorAndExitCode1()
    {
        await using var api = await RuntimeApi.StartAsync();
        foreach (var e in (Exception[])[new LambdaSettingException("FaceAspire__X is not set."), new InvalidOperationException("No region.")])
        {
            using var runtime = new LambdaRuntime(api.Address, new(_log), new ImpatientTime());
            var exitCode = await LambdaHost.RunAsync<SqsEvent, BatchResponse>(
                (_, _) => throw e, runtime, LambdaJson.Default.SqsEvent, LambdaJson.Default.BatchResponse, new(_log), _stop.Token);
            Assert.Equal(1, exitCode);
            var posted = await api.PostedAsync();
            Assert.Equal(("init/error", $"Runtime.{e.GetType().Name}"), (posted.Path, posted.ErrorType));
            Assert.Contains(e.Message, posted.Body, StringComparison.Ordinal);
            Assert.Contains(e.Message, _log.ToString(), StringComparison.Ordinal);
        }
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return _log.DisposeAsync();
    }

    private static string Event(params string[] messages) =>
        JsonSerializer.Serialize(new { Records = messages.Select(id => new { messageId = id, body = "", eventSource = "aws:sqs" }) });

    private async Task Run(RuntimeApi api, Func<SqsEvent, LambdaContext, CancellationToken, Task<BatchResponse>> handler, Action? flush = null)
    {
        using var runtime = new LambdaRuntime(api.Address, new(_log), new ImpatientTime(), flush);
        await runtime.RunAsync(handler, LambdaJson.Default.SqsEvent, LambdaJson.Default.BatchResponse, _stop.Token);
    }

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await running.WaitAsync(Generous, TestContext.Current.CancellationToken);
    }
}
