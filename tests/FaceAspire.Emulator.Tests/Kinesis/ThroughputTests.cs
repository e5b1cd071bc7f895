using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Tests.Kinesis;

/// <summary>What a shard takes and gives in a second (developer guide, "Quotas and limits").</summary>
public sealed class ThroughputTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Write_AThousandRecords_ThenNoneUntilTimePasses()
    {
        var left = ShardThroughput.Full;
        for (var i = 0; i < 1000; i++)
        {
            left = Assert.NotNull(left.Write(1, Now));
        }

        Assert.Null(left.Write(1, Now));
        Assert.Null(left.Write(1, Now.AddSeconds(-1)));
        Assert.NotNull(left.Write(1, Now.AddMilliseconds(1)));
    }

    [Fact]
    public void Write_AMebibyte_ThenNothingLargeForASecond()
    {
        var left = Assert.NotNull(ShardThroughput.Full.Write(1024 * 1024, Now));

        Assert.Null(left.Write(1024, Now));
        Assert.Null(left.Write(1024 * 1024, Now.AddMilliseconds(999)));
        Assert.NotNull(left.Write(1024 * 1024, Now.AddSeconds(1)));
        Assert.NotNull(ShardThroughput.Full.Write((1024 * 1024) + 256, Now)); // the largest record, with its key
    }

    [Fact]
    public void Read_FiveCallsOrTenMebibytes_ThenNoneUntilTheyAreMadeUpFor()
    {
        var left = ShardThroughput.Full;
        for (var i = 0; i < 5; i++)
        {
            left = Assert.NotNull(left.Read(Now)).WithRead(0);
        }

        Assert.Null(left.Read(Now));
        Assert.NotNull(left.Read(Now.AddMilliseconds(200)));
        var much = Assert.NotNull(ShardThroughput.Full.Read(Now)).WithRead(10 * 1024 * 1024);
        Assert.Null(much.Read(Now.AddSeconds(4)));
        Assert.NotNull(much.Read(Now.AddSeconds(4.1)));
    }

    [Fact]
    public async Task PutRecords_OverAShardsThroughput_ThoseOfThatShardFailAlone()
    {
        await using var kinesis = await KinesisFixture.StartAsync(shards: 2, limited: true);
        for (var i = 0; i < 2; i++)
        {
            await kinesis.CallAsync("PutRecords", new { StreamName = "s", Records = Enumerable.Repeat(new { Data = "", PartitionKey = "a" }, 499) });
        }

        var answer = await kinesis.CallAsync("PutRecords", new
        {
            StreamName = "s",
            Records = (object[])[.. "aaabab".Select(key => new { Data = KinesisFixture.Bytes($"{key}"), PartitionKey = $"{key}" })],
        });

        string?[] codes = [.. answer["Records"].EnumerateArray().Select(record => record.TryGetProperty("ErrorCode", out var code) ? code.GetString() : null)];
        const string Exceeded = "ProvisionedThroughputExceededException";
        Assert.Equal([null, null, Exceeded, null, Exceeded, null], codes);
        Assert.Equal(2, answer["FailedRecordCount"].GetInt32());
        Assert.Equal(
            "Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.", answer["Records"][2].GetProperty("ErrorMessage").GetString());
        Assert.Equal(["b", "b"], await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON", shard: "shardId-000000000001")));
        Assert.Equal(1000, (await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON"))).Length);

        var single = await kinesis.CallAsync("PutRecord", new { StreamName = "s", Data = "", PartitionKey = "a" });
        Assert.Equal((400, Exceeded), (single.Status, single.Error));
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEmpty(await kinesis.PutAsync("again", "a"));
    }

    [Fact]
    public async Task GetRecords_SixTimesASecond_TheSixthIsRefused()
    {
        await using var kinesis = await KinesisFixture.StartAsync(limited: true);
        var iterator = await kinesis.IteratorAsync("LATEST");
        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await kinesis.ReadAsync(iterator)).Error);
        }

        Assert.Equal("ProvisionedThroughputExceededException", (await kinesis.ReadAsync(iterator)).Error);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Null((await kinesis.ReadAsync(iterator)).Error);
    }
}
