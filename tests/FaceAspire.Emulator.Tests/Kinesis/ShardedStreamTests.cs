using System.Numerics;
using System.Text.Json;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.Kinesis;

/// <summary>A stream of several shards.</summary>
public sealed class ShardedStreamTests
{
    private const string Second = "shardId-000000000001";
    private const string InSecond = "340282366920938463463374607431768211455";

    [Fact]
    public async Task CreateStream_Shards_ListedInPagesAndCounted()
    {
        await using var kinesis = await KinesisFixture.StartAsync(shards: 3);

        var first = await kinesis.CallAsync("ListShards", new { StreamName = "s", MaxResults = 2 });
        var second = await kinesis.CallAsync("ListShards", new { NextToken = first.Text("NextToken") });
        var described = (await kinesis.CallAsync("DescribeStream", new { StreamName = "s", Limit = 2 }))["StreamDescription"];
        var summary = (await kinesis.CallAsync("DescribeStreamSummary", new { StreamName = "s" }))["StreamDescriptionSummary"];

        Assert.Equal([KinesisFixture.Shard, Second], Ids(first["Shards"]));
        Assert.Equal(["shardId-000000000002"], Ids(second["Shards"]));
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
        Assert.Equal((2, true, 3), (described.GetProperty("Shards").GetArrayLength(), described.GetProperty("HasMoreShards").GetBoolean(), summary.GetProperty("OpenShardCount").GetInt32()));
        Assert.Equal("InvalidArgumentException", (await kinesis.CallAsync("ListShards", new { StreamName = "s", NextToken = first.Text("NextToken") })).Error);
        Assert.Equal("InvalidArgumentException", (await kinesis.CallAsync("ListShards", new { NextToken = "anything" })).Error);
    }

    [Fact]
    public async Task CreateStream_OnDemand_FourShards()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        await kinesis.CallAsync("CreateStream", new { StreamName = "o", StreamModeDetails = new { StreamMode = "ON_DEMAND" } });

        Assert.Equal(4, (await kinesis.CallAsync("ListShards", new { StreamName = "o" }))["Shards"].GetArrayLength());
        Assert.Equal(5, (await kinesis.CallAsync("DescribeLimits", new { }))["OpenShardCount"].GetInt32());
    }

    [Fact]
    public async Task PutRecord_KeysOfTwoShards_EachInItsOwnInOrder()
    {
        await using var kinesis = await KinesisFixture.StartAsync(shards: 2);
        var answer = await kinesis.CallAsync("PutRecords", new
        {
            StreamName = "s",
            Records = new object[]
            {
                new { Data = KinesisFixture.Bytes("a1"), PartitionKey = "a" }, // MD5 0cc1…: the first half
                new { Data = KinesisFixture.Bytes("b1"), PartitionKey = "b" }, // MD5 92eb…: the second
                new { Data = KinesisFixture.Bytes("a2"), PartitionKey = "a" },
                new { Data = KinesisFixture.Bytes("a3"), PartitionKey = "a", ExplicitHashKey = InSecond },
            },
        });

        Assert.Equal([KinesisFixture.Shard, Second, KinesisFixture.Shard, Second], answer["Records"].EnumerateArray().Select(record => record.GetProperty("ShardId").GetString()));
        Assert.Equal(["a1", "a2"], await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
        Assert.Equal(["b1", "a3"], await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON", shard: Second)));
        string[] numbers = [.. answer["Records"].EnumerateArray().Select(record => record.GetProperty("SequenceNumber").GetString()!)];
        Assert.True(BigInteger.Parse(numbers[0]) < BigInteger.Parse(numbers[2]) && BigInteger.Parse(numbers[1]) < BigInteger.Parse(numbers[3]));
        Assert.Equal(["a3"], await kinesis.DataAsync(await kinesis.IteratorAsync("AFTER_SEQUENCE_NUMBER", numbers[1], shard: Second)));
        var other = await kinesis.CallAsync(
            "GetShardIterator",
            new { StreamName = "s", ShardId = Second, ShardIteratorType = "AT_SEQUENCE_NUMBER", StartingSequenceNumber = numbers[0] });
        Assert.Equal("InvalidArgumentException", other.Error);
        Assert.Contains("It encodes shardId-000000000000", other.Body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetShardIterator_OfEachTypeInTheSecondShard_ThatShardAlone()
    {
        await using var kinesis = await KinesisFixture.StartAsync(shards: 2);
        await kinesis.PutAsync("a", "a");
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        var latest = await kinesis.IteratorAsync("LATEST", shard: Second);
        await kinesis.PutAsync("a", "a");
        await kinesis.PutAsync("b", "b");

        var read = await kinesis.ReadAsync(latest);
        Assert.Equal(["b"], KinesisFixture.Data(read));
        Assert.Equal(0, read["MillisBehindLatest"].GetInt64());
        Assert.Equal(["b"], await kinesis.DataAsync(await kinesis.IteratorAsync("AT_TIMESTAMP", timestamp: 1767323055, shard: Second)));
        await kinesis.PutAsync("b", "b");
        Assert.Equal(["b"], await kinesis.DataAsync(read.Text("NextShardIterator")));
    }

    [Fact]
    public async Task StackUpdate_OtherShardCount_RefusedAndTheStreamStaysAsItIs()
    {
        await using var kinesis = await KinesisFixture.StartAsync(shards: 2);
        var streams = kinesis.Emulator.Services.GetServices<IResourceType>().Single(type => type.Name == "AWS::Kinesis::Stream");

        var e = await Assert.ThrowsAsync<AwsException>(() => streams.UpdateAsync("s", new("stack", "S", new() { ["ShardCount"] = 3 }), TestContext.Current.CancellationToken));
        await streams.UpdateAsync("s", new("stack", "S", new() { ["ShardCount"] = 2 }), TestContext.Current.CancellationToken);

        Assert.Contains("ShardCount 3", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await kinesis.CallAsync("ListShards", new { StreamName = "s" }))["Shards"].GetArrayLength());
    }

    private static string[] Ids(JsonElement shards) => [.. shards.EnumerateArray().Select(shard => shard.GetProperty("ShardId").GetString()!)];
}
