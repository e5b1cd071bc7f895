using FaceAspire.Emulator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.Storage;

/// <summary>What is over its time is freed also where nobody writes or reads any more.</summary>
public sealed class RetentionTimerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_OverTheirTimeAndNobodyAsks_AreDeleted()
    {
        var time = new WatchedTime();
        await using var emulator = await RunningEmulator.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var wire = new AwsWire(emulator.Endpoint);
        using var sqs = emulator.Sqs();
        await wire.CallAsync("Kinesis_20131202.CreateStream", new { StreamName = "s", ShardCount = 1 });
        await wire.CallAsync("Kinesis_20131202.PutRecord", new { StreamName = "s", PartitionKey = "k", Data = "aGk=" });
        var queue = (await sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest("q.fifo") { Attributes = new() { ["FifoQueue"] = "true", ["MessageRetentionPeriod"] = "3600" } }, Token)).QueueUrl;
        await sqs.SendMessageAsync(new Amazon.SQS.Model.SendMessageRequest(queue, "m") { MessageGroupId = "g", MessageDeduplicationId = "d" }, Token);
        var database = emulator.Services.GetRequiredService<Database>();
        Assert.Equal(1, Rows(database, "sqs_groups"));

        await time.AdvanceUntilAsync(RetentionTimer.Interval, EmptyAsync(database));

        Assert.True(time.GetUtcNow() >= new DateTimeOffset(2026, 1, 3, 3, 4, 5, TimeSpan.Zero), "A record went before its time.");
    }

    private static Task<bool> EmptyAsync(Database database) => Task.Run(async () =>
    {
        while (Rows(database, "kinesis_records") + Rows(database, "sqs_messages") + Rows(database, "sqs_groups") + Rows(database, "sqs_deduplication") > 0)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return true;
    });

    private static long Rows(Database database, string table) =>
        database.Read(reader => reader.QueryFirst($"SELECT count(*) FROM {table}", row => row.GetInt64(0)));
}
