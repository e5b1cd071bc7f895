using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Kinesis event source mappings whose shards are several, or divided: "Parallelization Factor", and what a batch is made of.</summary>
public sealed class ShardedMappingTests
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static object Mapping(int? lanes = null, int? batch = null, int? window = null, string? filter = null, string? failures = null, int? retries = null, bool bisect = false) => new
    {
        FunctionName = "f",
        EventSourceArn = LambdaFixture.StreamArn,
        StartingPosition = "TRIM_HORIZON",
        ParallelizationFactor = lanes ?? 1,
        BatchSize = batch ?? 100,
        MaximumBatchingWindowInSeconds = window ?? 0,
        MaximumRetryAttempts = retries ?? -1,
        BisectBatchOnFunctionError = bisect,
        FilterCriteria = filter is null ? null : new { Filters = new[] { new { Pattern = filter } } },
        DestinationConfig = failures is null ? null : new { OnFailure = new { Destination = failures } },
    };

    [Fact]
    public async Task Shards_Several_SideBySideEachInItsOrderAndNeverMixed()
    {
        await using var lambda = await LambdaFixture.StartAsync(shards: 2);
        lambda.Put(("a", "a1"), ("b", "b1"), ("a", "a2"), ("b", "b2")); // a is of the first shard, b of the second
        await lambda.MapAsync(Mapping(batch: 1));
        using var one = lambda.Runtime();
        using var other = lambda.Runtime();

        LambdaEvent[] first = [await one.NextAsync(), await other.NextAsync()];
        Assert.Equal(["a1", "b1"], first.SelectMany(happened => happened.Data).Order());
        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], first.Select(ShardOf).Order());
        await one.FailAsync(first[0]);
        await lambda.Time.PassAsync(FirstPause, pass: TimeSpan.Zero); // its shard waits
        await other.AnswerAsync(first[1]);

        Assert.Equal([first[1].Data[0][..1] + "2"], (await other.NextAsync()).Data);
        lambda.Time.Advance(FirstPause);
        Assert.Equal(first[0].Data, (await one.NextAsync()).Data);
    }

    [Fact]
    public async Task OnFailure_OfTheSecondShard_NamesItAndItAloneGoesOn()
    {
        await using var lambda = await LambdaFixture.StartAsync(shards: 2);
        var url = await lambda.QueueAsync("lost");
        lambda.Put(("b", "b1"));
        await lambda.MapAsync(Mapping(failures: LambdaFixture.QueueArn("lost"), retries: 0));
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        lambda.Put(("b", "b2"));
        Assert.Equal(["b2"], (await runtime.NextAsync()).Data);

        var note = JsonSerializer.Deserialize<JsonElement>((await lambda.Sqs.ReceiveMessageAsync(url, LambdaFixture.Token)).Messages.Single().Body);

        Assert.Equal("shardId-000000000001", note.GetProperty("KinesisBatchInfo").GetProperty("shardId").GetString());
        Assert.Equal("Unhandled", note.GetProperty("responseContext").GetProperty("functionError").GetString());
    }

    [Fact]
    public async Task ParallelizationFactor_Two_KeysSideBySideEachInItsOrder()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put(("a", "a1"), ("e", "e1"), ("a", "a2"), ("e", "e2")); // the last bits of their MD5s differ
        await lambda.MapAsync(Mapping(lanes: 2, batch: 1));
        using var one = lambda.Runtime();
        using var other = lambda.Runtime();

        LambdaEvent[] first = [await one.NextAsync(), await other.NextAsync()];
        Assert.Equal(["a1", "e1"], first.SelectMany(happened => happened.Data).Order());
        await other.AnswerAsync(first[1]);
        Assert.Equal([first[1].Data[0][..1] + "2"], (await other.NextAsync()).Data);
        await one.AnswerAsync(first[0]);
        Assert.Equal([first[0].Data[0][..1] + "2"], (await one.NextAsync()).Data);
    }

    [Fact]
    public async Task ParallelizationFactor_ChangedWhileOneKeyIsBehind_NothingTwiceAndNothingLost()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put(("a", "a1"), ("e", "e1"), ("e", "e2"));
        var mapping = await lambda.MapAsync(Mapping(lanes: 2));
        using var one = lambda.Runtime();
        using var other = lambda.Runtime();
        foreach (var (runtime, happened) in ((TestRuntime, LambdaEvent)[])[(one, await one.NextAsync()), (other, await other.NextAsync())])
        {
            _ = happened.Data[0] == "a1" ? await runtime.FailAsync(happened) : await runtime.AnswerAsync(happened);
        }

        await lambda.Time.PassAsync(FirstPause, pass: TimeSpan.Zero);
        await DoneAsync(lambda, mapping, "4,1");
        await lambda.ChangeAsync(mapping, new { ParallelizationFactor = 1 });

        Assert.Equal(["a1"], (await one.NextAsync()).Data);
    }

    [Fact]
    public async Task BatchingWindow_PayloadOfSixMegabytes_FlushedBeforeItIsOver()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MapAsync(Mapping(window: 300));
        using var runtime = lambda.Runtime();
        var megabyte = new string('x', 1024 * 1024);
        lambda.Put(megabyte, megabyte, megabyte, megabyte, megabyte); // 1.4 MB each, as base64

        Assert.Equal(4, (await runtime.NextAsync()).Records.Length);
    }

    [Fact]
    public async Task FilterCriteria_RecordsThatMatchNone_PassedOverAndNotInTheBatch()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("""{"kind":"no"}""", "no JSON");
        var mapping = await lambda.MapAsync(Mapping(batch: 2, window: 300, filter: """{"data":{"kind":["yes"]}}"""));
        await DoneAsync(lambda, mapping, "3");
        lambda.Put("""{"kind":"yes","n":1}""", """{"kind":"no"}""", """{"kind":"yes","n":2}""");
        using var runtime = lambda.Runtime();

        Assert.Equal(["""{"kind":"yes","n":1}""", """{"kind":"yes","n":2}"""], (await runtime.NextAsync()).Data);
        var described = (await lambda.CallAsync(HttpMethod.Get, $"/2015-03-31/event-source-mappings/{mapping}")).Body;
        Assert.Equal("""{"data":{"kind":["yes"]}}""", described.GetProperty("FilterCriteria").GetProperty("Filters")[0].GetProperty("Pattern").GetString());
    }

    [Fact]
    public async Task Throttle_OfTheFunction_BatchWaitsAndNeitherRetryNorBisectIsSpent()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1", "2");
        await lambda.ReserveAsync(0);
        await lambda.MapAsync(Mapping(retries: 0, bisect: true));
        await lambda.Time.PassAsync(FirstPause);
        await lambda.Time.PassAsync(2 * FirstPause, pass: TimeSpan.Zero);
        await lambda.ReserveAsync(null);
        lambda.Time.Advance(2 * FirstPause);
        using var runtime = lambda.Runtime();

        Assert.Equal(["1", "2"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task FunctionName_OfTheMappingChanges_TheNewOneGetsWhatIsNotDone()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.CreateAsync("g", timeoutSeconds: 30);
        lambda.Put("1", "2");
        var mapping = await lambda.MapAsync(Mapping(batch: 1));
        using var before = lambda.Runtime();
        using var after = lambda.Runtime("g");
        var first = await before.NextAsync();
        await lambda.ChangeAsync(mapping, new { FunctionName = "g" });
        await before.AnswerAsync(first);

        Assert.Equal(["2"], (await after.NextAsync()).Data);
    }

    [Fact]
    public async Task Timeout_OfTheFunctionChangesWhileABatchWaits_TheNewOneCounts()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("1");
        var mapping = await lambda.MapAsync(Mapping());
        await DoneAsync(lambda, mapping, "1");
        await lambda.CallAsync(HttpMethod.Put, "/2015-03-31/functions/f/configuration", new { Timeout = 60 });
        using var runtime = lambda.Runtime();

        var happened = await runtime.NextAsync();

        Assert.Equal($"{lambda.Time.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds()}", happened.Headers["Lambda-Runtime-Deadline-Ms"]);
    }

    [Fact]
    public async Task Stream_DeletedAndMadeAnewWithMoreShards_ReadFromItsBeginning()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        lambda.Put("old", "old");
        var mapping = await lambda.MapAsync(Mapping());
        using var runtime = lambda.Runtime();
        await runtime.AnswerAsync(await runtime.NextAsync());
        await DoneAsync(lambda, mapping, "3");
        lambda.Streams.Delete("s");
        lambda.Time.Advance(TimeSpan.FromSeconds(1));
        lambda.Streams.Create("s", retentionHours: 24, "PROVISIONED", shards: 2);
        lambda.Put(("b", "new"));

        Assert.Equal(["new"], (await runtime.NextAsync()).Data);
    }

    [Fact]
    public async Task Restart_AfterAKillWithOneShardAhead_EachGoesOnWhereItWas()
    {
        using var folder = new TemporaryFolder();
        await using var lambda = await LambdaFixture.StartAsync(folder.Path, shards: 2);
        lambda.Put(("a", "a1"), ("b", "b1"));
        var mapping = await lambda.MapAsync(Mapping());
        using var one = lambda.Runtime();
        using var other = lambda.Runtime();
        foreach (var (runtime, happened) in ((TestRuntime, LambdaEvent)[])[(one, await one.NextAsync()), (other, await other.NextAsync())])
        {
            _ = happened.Data[0] == "b1" ? await runtime.AnswerAsync(happened) : default;
        }

        await DoneAsync(lambda, mapping, "3", shard: 1);
        lambda.Put(("b", "b2"));

        using var left = folder.Killed();
        await using var again = await LambdaFixture.StartAsync(left.Path);
        using var third = again.Runtime();
        using var fourth = again.Runtime();
        Assert.Equal(["a1", "b2"], ((string[])[.. (await third.NextAsync()).Data, .. (await fourth.NextAsync()).Data]).Order());
    }

    private static string ShardOf(LambdaEvent happened) => happened.Records[0].GetProperty("eventID").GetString()!.Split(':')[0];

    /// <summary>Waits until the mapping has come so far in a shard.</summary>
    private static async Task DoneAsync(LambdaFixture lambda, string mapping, string progress, int shard = 0)
    {
        var store = (FaceAspire.Emulator.Lambda.MappingStore)lambda.Emulator.Services.GetService(typeof(FaceAspire.Emulator.Lambda.MappingStore))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (store.Progress(mapping).GetValueOrDefault(shard)?.Progress.ToString() != progress)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
