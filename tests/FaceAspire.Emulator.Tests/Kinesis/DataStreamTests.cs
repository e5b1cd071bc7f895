using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Kinesis;

public sealed class DataStreamTests
{
    [Fact]
    public async Task CreateStream_New_IsDescribedByNameAndArn()
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var described = (await kinesis.CallAsync("DescribeStream", new { StreamName = "s" }))["StreamDescription"];
        var arn = described.GetProperty("StreamARN").GetString();
        var summary = (await kinesis.CallAsync("DescribeStreamSummary", new { StreamARN = arn }))["StreamDescriptionSummary"];

        Assert.Equal("arn:aws:kinesis:us-east-1:000000000000:stream/s", arn);
        Assert.Equal("ACTIVE", described.GetProperty("StreamStatus").GetString());
        Assert.Equal(24, described.GetProperty("RetentionPeriodHours").GetInt32());
        Assert.Equal(1767323045, described.GetProperty("StreamCreationTimestamp").GetDouble());
        Assert.Equal(KinesisFixture.Shard, described.GetProperty("Shards").EnumerateArray().Single().GetProperty("ShardId").GetString());
        Assert.Equal(1, summary.GetProperty("OpenShardCount").GetInt32());
    }

    [Theory]
    [InlineData("s", 1, null, "ResourceInUseException")]
    [InlineData("a b", 1, null, "ValidationException")]
    [InlineData("new\n", 1, null, "ValidationException")]
    [InlineData(null, 1, null, "ValidationException")]
    [InlineData("new", 0, null, "ValidationException")]
    [InlineData("new", 1, "SOMETIMES", "ValidationException")]
    [InlineData("new", 1, "ON_DEMAND", "InvalidArgumentException")]
    [InlineData("new", 500, null, "LimitExceededException")]
    public async Task CreateStream_WrongInput_AwsErrorCodeAndNoStream(string? name, int shards, string? mode, string code)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var answer = await kinesis.CallAsync(
            "CreateStream", new { StreamName = name, ShardCount = shards, StreamModeDetails = mode is null ? null : new { StreamMode = mode } });

        Assert.Equal((400, code), (answer.Status, answer.Error));
        Assert.Equal(["s"], KinesisFixture.Texts((await kinesis.CallAsync("ListStreams", new { }))["StreamNames"]));
    }

    [Theory]
    [InlineData("DescribeStream")]
    [InlineData("DescribeStreamSummary")]
    [InlineData("ListShards")]
    [InlineData("DeleteStream")]
    public async Task AnyCall_NoSuchStream_ResourceNotFound(string operation)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var byName = await kinesis.CallAsync(operation, new { StreamName = "none" });
        var byArn = await kinesis.CallAsync(operation, new { StreamARN = "arn:aws:kinesis:eu-west-1:000000000000:stream/s" });
        var byNothing = await kinesis.CallAsync(operation, new { });

        Assert.Equal((400, "ResourceNotFoundException"), (byName.Status, byName.Error));
        Assert.Equal("ResourceNotFoundException", byArn.Error);
        Assert.Equal("InvalidArgumentException", byNothing.Error);
    }

    [Fact]
    public async Task ListStreams_InPages_EachOnceInOrder()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        foreach (var name in (string[])["c", "a", "b"])
        {
            await kinesis.CallAsync("CreateStream", new { StreamName = name });
        }

        var first = await kinesis.CallAsync("ListStreams", new { Limit = 3 });
        var second = await kinesis.CallAsync("ListStreams", new { Limit = 3, NextToken = first.Text("NextToken") });

        Assert.Equal(["a", "b", "c"], KinesisFixture.Texts(first["StreamNames"]));
        Assert.True(first["HasMoreStreams"].GetBoolean());
        Assert.Equal(["s"], KinesisFixture.Texts(second["StreamNames"]));
        Assert.False(second["HasMoreStreams"].GetBoolean());
        Assert.Equal("s", second["StreamSummaries"].EnumerateArray().Single().GetProperty("StreamName").GetString());
        Assert.Equal("ValidationException", (await kinesis.CallAsync("ListStreams", new { Limit = 0 })).Error);
    }

    [Fact]
    public async Task ListShards_BehindTheShard_None()
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var all = (await kinesis.CallAsync("ListShards", new { StreamName = "s" }))["Shards"];
        var behind = (await kinesis.CallAsync("ListShards", new { StreamName = "s", ExclusiveStartShardId = KinesisFixture.Shard }))["Shards"];

        var range = all.EnumerateArray().Single().GetProperty("HashKeyRange");
        Assert.Equal("340282366920938463463374607431768211455", range.GetProperty("EndingHashKey").GetString());
        Assert.Equal(0, behind.GetArrayLength());
    }

    [Fact]
    public async Task DeleteStream_WithRecords_NewOneOfThatNameIsEmpty()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        await kinesis.PutAsync("old");

        Assert.Equal(200, (await kinesis.CallAsync("DeleteStream", new { StreamName = "s" })).Status);
        Assert.Equal("ResourceNotFoundException", (await kinesis.CallAsync("DescribeStream", new { StreamName = "s" })).Error);
        await kinesis.CallAsync("CreateStream", new { StreamName = "s", StreamModeDetails = new { StreamMode = "ON_DEMAND" } });

        Assert.Empty(await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
    }

    [Fact]
    public async Task SetRetention_UpAndDown_OnlyTheAskedWay()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        Task<WireAnswer> Set(string operation, int hours) =>
            kinesis.CallAsync($"{operation}StreamRetentionPeriod", new { StreamName = "s", RetentionPeriodHours = hours });

        Assert.Equal(200, (await Set("Increase", 48)).Status);
        Assert.Equal("InvalidArgumentException", (await Set("Increase", 47)).Error);
        Assert.Equal("InvalidArgumentException", (await Set("Decrease", 49)).Error);
        Assert.Equal("InvalidArgumentException", (await Set("Increase", 8761)).Error);
        Assert.Equal("InvalidArgumentException", (await Set("Decrease", 23)).Error);
        Assert.Equal(200, (await Set("Decrease", 36)).Status);

        var described = (await kinesis.CallAsync("DescribeStream", new { StreamName = "s" }))["StreamDescription"];
        Assert.Equal(36, described.GetProperty("RetentionPeriodHours").GetInt32());
    }

    [Theory]
    [InlineData("Increase", 47, "Requested retention period (47 hours) for stream s can not be shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API.")]
    [InlineData("Decrease", 49, "Requested retention period (49 hours) for stream s can not be longer than existing retention period (48 hours). Use IncreaseRetentionPeriod API.")]
    [InlineData("Increase", 8761, "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.")]
    [InlineData("Decrease", 23, "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.")]
    public async Task SetRetention_Refused_SaysWhyAsKinesisDoes(string operation, int hours, string message)
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        await kinesis.CallAsync("IncreaseStreamRetentionPeriod", new { StreamName = "s", RetentionPeriodHours = 48 });

        var answer = await kinesis.CallAsync($"{operation}StreamRetentionPeriod", new { StreamName = "s", RetentionPeriodHours = hours });

        Assert.Equal(message, answer.Body.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("AFTER_SHARD_ID", null)]
    [InlineData("AT_TIMESTAMP", "shardId-000000000000")]
    [InlineData("FROM_TIMESTAMP", null)]
    public async Task ListShards_FilterWithoutWhatItsTypeNeeds_InvalidArgument(string type, string? shard)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        Assert.Equal("InvalidArgumentException", (await kinesis.CallAsync("ListShards", new { StreamName = "s", ShardFilter = new { Type = type, ShardId = shard } })).Error);
    }

    [Fact]
    public async Task AnyCall_NotServedOrNotJson_AwsErrorCode()
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var tags = await kinesis.CallAsync("SplitShard", new { StreamName = "s" });
        var wrong = await kinesis.CallAsync("CreateStream", new { StreamName = new[] { 1 } });

        Assert.Equal((400, "UnknownOperationException"), (tags.Status, tags.Error));
        Assert.Contains("SplitShard", tags.Body.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((400, "SerializationException"), (wrong.Status, wrong.Error));
        Assert.Equal(JsonValueKind.Object, wrong.Body.ValueKind);
    }
}
