namespace FaceAspire.Emulator.Tests.Kinesis;

public sealed class ReadingTests
{
    [Fact]
    public async Task GetShardIterator_OfEachType_BeginsWhereItSays()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        await kinesis.PutAsync("a");
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        var b = await kinesis.PutAsync("b");
        await kinesis.PutAsync("c");

        Assert.Equal(["a", "b", "c"], await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
        Assert.Equal(["b", "c"], await kinesis.DataAsync(await kinesis.IteratorAsync("AT_SEQUENCE_NUMBER", b)));
        Assert.Equal(["c"], await kinesis.DataAsync(await kinesis.IteratorAsync("AFTER_SEQUENCE_NUMBER", b)));
        Assert.Equal(["b", "c"], await kinesis.DataAsync(await kinesis.IteratorAsync("AT_TIMESTAMP", timestamp: 1767323045.001)));
        Assert.Equal(["a", "b", "c"], await kinesis.DataAsync(await kinesis.IteratorAsync("AT_TIMESTAMP", timestamp: 1)));
        var latest = await kinesis.IteratorAsync("LATEST");
        Assert.Empty(await kinesis.DataAsync(latest));
        await kinesis.PutAsync("d");
        Assert.Equal(["d"], await kinesis.DataAsync(latest));
    }

    [Theory]
    [InlineData(null, "LATEST", null, null, "ValidationException")]
    [InlineData("shardId-000000000001", "LATEST", null, null, "ResourceNotFoundException")]
    [InlineData(KinesisFixture.Shard, "NEWEST", null, null, "ValidationException")]
    [InlineData(KinesisFixture.Shard, "AT_SEQUENCE_NUMBER", null, null, "InvalidArgumentException")]
    [InlineData(KinesisFixture.Shard, "AFTER_SEQUENCE_NUMBER", "12", null, "InvalidArgumentException")]
    [InlineData(KinesisFixture.Shard, "AT_TIMESTAMP", null, null, "InvalidArgumentException")]
    [InlineData(KinesisFixture.Shard, "AT_TIMESTAMP", null, 1767323046.0, "InvalidArgumentException")]
    [InlineData(KinesisFixture.Shard, "AT_TIMESTAMP", null, 1e300, "SerializationException")]
    public async Task GetShardIterator_WrongInput_AwsErrorCode(string? shard, string type, string? sequenceNumber, double? timestamp, string code)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var answer = await kinesis.CallAsync(
            "GetShardIterator",
            new { StreamName = "s", ShardId = shard, ShardIteratorType = type, StartingSequenceNumber = sequenceNumber, Timestamp = timestamp });

        Assert.Equal((400, code), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task GetRecords_WithLimit_NextIteratorGoesOnAndLagIsTold()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        foreach (var data in (string[])["a", "b", "c"])
        {
            await kinesis.PutAsync(data);
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await kinesis.ReadAsync(await kinesis.IteratorAsync("TRIM_HORIZON"), limit: 2);
        var second = await kinesis.ReadAsync(first.Text("NextShardIterator"), limit: 2);
        var third = await kinesis.ReadAsync(second.Text("NextShardIterator"));

        Assert.Equal(["a", "b"], KinesisFixture.Data(first));
        Assert.Equal(1000, first["MillisBehindLatest"].GetInt64());
        Assert.Equal(["c"], KinesisFixture.Data(second));
        Assert.Equal(0, second["MillisBehindLatest"].GetInt64());
        Assert.Empty(KinesisFixture.Data(third));
        Assert.NotEmpty(third.Text("NextShardIterator"));
    }

    [Fact]
    public async Task GetRecords_LargeRecords_TenMebibytesAtATime()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await kinesis.CallAsync(
                "PutRecords", new { StreamName = "s", Records = Enumerable.Repeat(new { Data = new byte[1_000_000], PartitionKey = "k" }, 5) });
        }

        var first = await kinesis.ReadAsync(await kinesis.IteratorAsync("TRIM_HORIZON"));
        var second = await kinesis.ReadAsync(first.Text("NextShardIterator"));

        Assert.Equal((10, 5), (first["Records"].GetArrayLength(), second["Records"].GetArrayLength()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task GetRecords_LimitOutOfRange_ValidationException(int limit)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        Assert.Equal("ValidationException", (await kinesis.ReadAsync(await kinesis.IteratorAsync("LATEST"), limit)).Error);
    }

    [Fact]
    public async Task GetRecords_IteratorOverFiveMinutesOld_ExpiredIterator()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        var iterator = await kinesis.IteratorAsync("LATEST");

        kinesis.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await kinesis.ReadAsync(iterator)).Error);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("ExpiredIteratorException", (await kinesis.ReadAsync(iterator)).Error);
        Assert.Equal("InvalidArgumentException", (await kinesis.ReadAsync("anything")).Error);
    }

    [Fact]
    public async Task GetRecords_OverRetention_NoLongerThere()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        await kinesis.PutAsync("old");
        kinesis.Time.Advance(TimeSpan.FromHours(23));
        await kinesis.PutAsync("new");

        kinesis.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(["new"], await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
    }

    [Fact]
    public async Task Restart_WithTheSameFolder_RecordsAndNumbersGoOn()
    {
        using var folder = new TemporaryFolder();
        await using var first = await KinesisFixture.StartAsync(folder);
        var a = await first.PutAsync("a");

        // The first one has closed nothing: what it answered is on disk, as after the death of its process.
        using var left = folder.Killed();
        await using var second = await KinesisFixture.StartAsync(left);
        var b = await second.PutAsync("b");

        Assert.Equal(["a", "b"], await second.DataAsync(await second.IteratorAsync("TRIM_HORIZON")));
        Assert.True(string.CompareOrdinal(a, b) < 0);
    }
}
