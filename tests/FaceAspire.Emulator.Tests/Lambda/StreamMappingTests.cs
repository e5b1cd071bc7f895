using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Kinesis event source mappings, rule by rule (Lambda developer guide, "Using Lambda with Kinesis").</summary>
public sealed class StreamMappingTests
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SecondPause = TimeSpan.FromMilliseconds(200);

    private static object Mapping(
        string position = "TRIM_HORIZON", int? batch = null, int? window = null, int? retries = null, int? age = null, bool? bisect = null, bool report = false,
        string? failures = null, long? at = null) => new
        {
            FunctionName = "f",
            EventSourceArn = LambdaFixture.StreamArn,
            StartingPosition = position,
            StartingPositionTimestamp = at,
            BatchSize = batch ?? 100,
            MaximumBatchingWindowInSeconds = window ?? 0,
            MaximumRetryAttempts = retries ?? -1,
            MaximumRecordAgeInSeconds = age ?? -1,
            BisectBatchOnFunctionError = bisect ?? false,
            FunctionResponseTypes = report ? ["ReportBatchItemFailures"] : Array.Empty<string>(),
            DestinationConfig = failures is null ? null : new { OnFailure = new { Destination = failures } },
        };

    [Fact]
    public async Task Event_OfRecords_HasTheDocumentedShape()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("one");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();

        var record = Assert.Single((await runtime.NextAsync()).Records);

        var kinesis = record.GetProperty("kinesis");
        Assert.Equal(("1.0", "key", "b25l"), (kinesis.GetProperty("kinesisSchemaVersion").GetString(), kinesis.GetProperty("partitionKey").GetString(), kinesis.GetProperty("data").GetString()));
        Assert.Equal(lambda.Time.GetUtcNow().ToUnixTimeSeconds(), kinesis.GetProperty("approximateArrivalTimestamp").GetDecimal());
        Assert.Equal($"shardId-000000000000:{kinesis.GetProperty("sequenceNumber").GetString()}", record.GetProperty("eventID").GetString());
        Assert.Equal(("aws:kinesis", "aws:kinesis:record", "1.0"), (record.GetProperty("eventSource").GetString(), record.GetProperty("eventName").GetString(), record.GetProperty("eventVersion").GetString()));
        Assert.Equal(("us-east-1", LambdaFixture.StreamArn, "arn:aws:iam::000000000000:role/r"), (record.GetProperty("awsRegion").GetString(), record.GetProperty("eventSourceARN").GetString(), record.GetProperty("invokeIdentityArn").GetString()));
    }

    [Fact]
    public async Task Event_Traced_ComesWithTheInvokingSpan()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EmulatorTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("one");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();

        var first = await runtime.NextAsync();
        lambda.Put("two");
        await runtime.AnswerAsync(first);
        await runtime.NextAsync(); // the first has ended

        var header = first.Headers["Lambda-Runtime-Trace-Id"];
        var span = Assert.Single(ended, span => header == $"Root=1-{$"{span.TraceId}"[..8]}-{$"{span.TraceId}"[8..]};Parent={span.SpanId};Sampled=1");
        Assert.Equal(("invoke f", default, "f", 1), (span.OperationName, span.ParentSpanId, span.GetTagItem("faas.invoked_name"), span.GetTagItem("messaging.batch.message_count")));
    }

    [Fact]
    public async Task BatchSize_MoreRecords_BatchesInOrderOneAfterTheOther()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1", "2", "3", "4", "5");
        await lambda.MapAsync(Mapping(batch: 2));
        using var runtime = lambda.Runtime();

        foreach (var expected in (string[][])[["1", "2"], ["3", "4"], ["5"]])
        {
            var happened = await runtime.NextAsync();
            Assert.Equal(expected, happened.Data);
            await runtime.AnswerAsync(happened);
        }
    }

    [Fact]
    public async Task BatchingWindow_FewerRecordsThanTheBatch_DeliveredTogetherWhenItIsOver()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MapAsync(Mapping(window: 5));
        using var runtime = lambda.Runtime();
        var next = runtime.NextAsync();
        lambda.Put("1");

        await lambda.Time.PassAsync(TimeSpan.FromSeconds(5), pass: TimeSpan.FromSeconds(4));
        lambda.Put("2");
        lambda.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["1", "2"], (await next).Data);
    }

    [Fact]
    public async Task StartingPosition_Latest_OnlyWhatComesAfter()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("before");
        var mapping = await lambda.MapAsync(Mapping("LATEST"));
        using var runtime = lambda.Runtime();
        await StartedAsync(lambda, mapping);

        lambda.Put("after");

        Assert.Equal(["after"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task StartingPosition_AtTimestamp_FromThatTimeOn()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("before");
        lambda.Time.Advance(TimeSpan.FromSeconds(10));
        lambda.Put("at");
        await lambda.MapAsync(Mapping("AT_TIMESTAMP", at: lambda.Time.GetUtcNow().ToUnixTimeSeconds()));
        using var runtime = lambda.Runtime();

        Assert.Equal(["at"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task Failure_OfTheFunction_SameBatchAgainBeforeAnythingElse()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1", "2");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        lambda.Put("3");
        await lambda.Time.PassAsync(FirstPause);
        await runtime.FailAsync(await runtime.NextAsync());
        await lambda.Time.PassAsync(SecondPause);

        var again = await runtime.NextAsync();
        await runtime.AnswerAsync(again);

        Assert.Equal(["1", "2"], again.Data);
        Assert.Equal(["3"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task PartialFailure_SeveralNumbers_EverythingFromTheLowestAgain()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1", "2", "3", "4");
        await lambda.MapAsync(Mapping(report: true));
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        await runtime.AnswerAsync(first, LambdaEvent.Failed(first.Numbers[2], first.Numbers[1]));
        await lambda.Time.PassAsync(FirstPause);

        Assert.Equal(["2", "3", "4"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task PartialFailure_MappingThatDoesNotReport_AnswerIsNotRead()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        await runtime.AnswerAsync(first, LambdaEvent.Failed(first.Numbers[0]));
        lambda.Put("2");

        Assert.Equal(["2"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task MaximumRetryAttempts_Exhausted_MetadataToTheDestinationAndOn()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("lost");
        lambda.Put("1", "2");
        await lambda.MapAsync(Mapping(retries: 1, failures: LambdaFixture.QueueArn("lost")));
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        await runtime.FailAsync(first);
        await lambda.Time.PassAsync(FirstPause);
        var last = await runtime.NextAsync();
        await runtime.FailAsync(last);
        lambda.Put("3");
        Assert.Equal(["3"], (await runtime.NextAsync()).Data);

        var note = JsonSerializer.Deserialize<JsonElement>((await lambda.Sqs.ReceiveMessageAsync(url, LambdaFixture.Token)).Messages.Single().Body);

        var context = note.GetProperty("requestContext");
        Assert.Equal((last.Id, "RetryAttemptsExhausted", 2), (context.GetProperty("requestId").GetString(), context.GetProperty("condition").GetString(), context.GetProperty("approximateInvokeCount").GetInt32()));
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:f", context.GetProperty("functionArn").GetString());
        var batch = note.GetProperty("KinesisBatchInfo");
        Assert.Equal((first.Numbers[0], first.Numbers[1], 2), (batch.GetProperty("startSequenceNumber").GetString(), batch.GetProperty("endSequenceNumber").GetString(), batch.GetProperty("batchSize").GetInt32()));
        Assert.Equal(("shardId-000000000000", LambdaFixture.StreamArn, "2026-01-02T03:04:05.000Z"), (batch.GetProperty("shardId").GetString(), batch.GetProperty("streamArn").GetString(), batch.GetProperty("approximateArrivalOfFirstRecord").GetString()));
        Assert.Equal(["requestContext", "responseContext", "version", "timestamp", "KinesisBatchInfo"], note.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task OnFailure_DestinationIsGone_ShardGoesOn()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("lost");
        lambda.Put("1");
        await lambda.MapAsync(Mapping(retries: 0, failures: LambdaFixture.QueueArn("lost")));
        await lambda.Sqs.DeleteQueueAsync(url, LambdaFixture.Token);
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        lambda.Put("2");

        Assert.Equal(["2"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task Bisect_OnePoisonRecord_OnlyItIsLostAndNoRetryIsSpentOnSplitting()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("lost");
        lambda.Put("1", "2", "poison", "4");
        await lambda.MapAsync(Mapping(bisect: true, retries: 0, failures: LambdaFixture.QueueArn("lost")));
        using var runtime = lambda.Runtime();
        var seen = new List<string>();
        while (!seen.Contains("4"))
        {
            var happened = await runtime.NextAsync();
            seen.Add(string.Join(',', happened.Data));
            if (!happened.Data.Contains("poison"))
            {
                await runtime.AnswerAsync(happened);
                continue;
            }

            await runtime.FailAsync(happened);
            if (happened.Data.Length > 1)
            {
                await lambda.Time.PassAsync(FirstPause);
            }
        }

        Assert.Equal(["1,2,poison,4", "1,2", "poison,4", "poison", "4"], seen);
        await lambda.HoldsAsync(url, visible: 1, inFlight: 0);
    }

    [Fact]
    public async Task MaximumRecordAge_Exceeded_MetadataToTheDestinationAndOn()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("lost");
        lambda.Put("old");
        await lambda.MapAsync(Mapping(age: 60, failures: LambdaFixture.QueueArn("lost")));
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        await lambda.Time.PassAsync(FirstPause, pass: TimeSpan.FromSeconds(61));
        lambda.Put("new");

        Assert.Equal(["new"], (await runtime.NextAsync()).Data);
        Assert.Contains("\"condition\":\"RecordAgeExceeded\"", (await lambda.Sqs.ReceiveMessageAsync(url, LambdaFixture.Token)).Messages.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoisonRecord_WithTheDefaults_BlocksTheShardUntilTheStreamForgetsIt()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("poison");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        await lambda.Time.PassAsync(FirstPause, pass: TimeSpan.FromHours(23));
        var still = await runtime.NextAsync();
        Assert.Equal(["poison"], still.Data);
        await runtime.FailAsync(still);
        await lambda.Time.PassAsync(SecondPause, pass: TimeSpan.FromHours(2));
        lambda.Put("next");

        Assert.Equal(["next"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task Timeout_RuntimeDiesInTheMiddle_BatchAgainForAnotherRuntime()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1");
        await lambda.MapAsync(Mapping());
        using (var dies = lambda.Runtime())
        {
            Assert.Equal(["1"], (await dies.NextAsync()).Data);
        }

        await lambda.Time.PassAsync(TimeSpan.FromSeconds(30)); // the function's timeout
        await lambda.Time.PassAsync(FirstPause);
        using var other = lambda.Runtime();

        Assert.Equal(["1"], (await other.NextAsync()).Data);
    }

    [Fact]
    public async Task Update_WhileAFunctionWorks_ItsBatchIsNotDeliveredTwice()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1", "2", "3");
        var mapping = await lambda.MapAsync(Mapping(batch: 1));
        using var runtime = lambda.Runtime();
        using var other = lambda.Runtime();
        var first = await runtime.NextAsync();
        var second = other.NextAsync();

        Assert.Equal("Updating", await lambda.ChangeAsync(mapping, new { BatchSize = 10 }));
        await lambda.StateAsync(mapping, "Updating"); // until the batch is finished
        await runtime.AnswerAsync(first);

        Assert.Equal(["1"], first.Data);
        Assert.Equal(["2", "3"], (await second).Data);
    }

    [Fact]
    public async Task Enabled_OffAndOn_GoesOnWhereItStopped()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1");
        var mapping = await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        await runtime.AnswerAsync(await runtime.NextAsync());
        Assert.Equal("Disabling", await lambda.ChangeAsync(mapping, new { Enabled = false }));
        await lambda.StateAsync(mapping, "Disabled");
        lambda.Put("2");

        Assert.Equal("Enabling", await lambda.ChangeAsync(mapping, new { Enabled = true }));
        await lambda.StateAsync(mapping, "Enabled");

        Assert.Equal(["2"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task Delete_OfTheMapping_NothingMoreIsDelivered()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var mapping = await lambda.MapAsync(Mapping());
        await lambda.CallAsync(HttpMethod.Delete, $"/2015-03-31/event-source-mappings/{mapping}");
        lambda.Put("1");
        using var runtime = lambda.Runtime();
        var next = runtime.NextAsync();

        _ = lambda.InvokeAsync(new { marker = true });

        Assert.True((await next).Body.TryGetProperty("marker", out _));
    }

    [Fact]
    public async Task Restart_AfterAKill_GoesOnAfterWhatWasDone()
    {
        using var folder = new TemporaryFolder();
        await using var lambda = await LambdaFixture.StartAsync(folder.Path);
        lambda.Put("1");
        await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        await runtime.AnswerAsync(await runtime.NextAsync());
        lambda.Put("2");
        Assert.Equal(["2"], (await runtime.NextAsync()).Data);

        using var left = folder.Killed();
        await using var again = await LambdaFixture.StartAsync(left.Path);
        using var other = again.Runtime();

        Assert.Equal(["2"], (await other.NextAsync()).Data);
    }

    /// <summary>LATEST is the moment at which the poller starts; its progress tells that it has.</summary>
    private static async Task StartedAsync(LambdaFixture lambda, string mapping)
    {
        var store = (FaceAspire.Emulator.Lambda.MappingStore)lambda.Emulator.Services.GetService(typeof(FaceAspire.Emulator.Lambda.MappingStore))!;
        while (store.Progress(mapping).Count == 0)
        {
            await Task.Yield();
        }
    }
}
