using System.Numerics;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace FaceAspire.Emulator.Tests.Kinesis;

public sealed class RecordTests
{
    [Fact]
    public async Task PutRecord_OwnClient_ReadBackAsItWas()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        using var client = new AmazonKinesisClient(new() { Credentials = new BasicAWSCredentials("test", "test"), Region = "us-east-1", Endpoint = kinesis.Emulator.Endpoint });
        byte[] data = [0, 1, 254, 255];

        var put = await client.PutRecordAsync(new PutRecordRequest { StreamName = "s", Data = data, PartitionKey = "käy" }, TestContext.Current.CancellationToken);

        var record = (await kinesis.ReadAsync(await kinesis.IteratorAsync("TRIM_HORIZON")))["Records"].EnumerateArray().Single();
        Assert.Equal((KinesisFixture.Shard, put.SequenceNumber), (put.ShardId, record.GetProperty("SequenceNumber").GetString()));
        Assert.Equal(data, record.GetProperty("Data").GetBytesFromBase64());
        Assert.Equal("käy", record.GetProperty("PartitionKey").GetString());
        Assert.Equal(1767323045, record.GetProperty("ApproximateArrivalTimestamp").GetDouble());
    }

    [Fact]
    public async Task PutRecords_AfterPutRecord_SequenceNumbersGrow()
    {
        await using var kinesis = await KinesisFixture.StartAsync();
        var first = await kinesis.PutAsync("0");

        var answer = await kinesis.CallAsync("PutRecords", new
        {
            StreamName = "s",
            Records = Enumerable.Range(1, 9).Select(i => new { Data = KinesisFixture.Bytes($"{i}"), PartitionKey = $"{i}", ExplicitHashKey = "7" }),
        });

        string[] numbers = [first, .. answer["Records"].EnumerateArray().Select(record => record.GetProperty("SequenceNumber").GetString()!)];
        Assert.Equal(0, answer["FailedRecordCount"].GetInt32());
        Assert.Equal(numbers.OrderBy(BigInteger.Parse), numbers);
        Assert.Equal(10, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(56, number.Length));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
    }

    [Theory]
    [InlineData(0, 256, "0", null)]
    [InlineData(1048575, 1, "340282366920938463463374607431768211455", null)]
    [InlineData(1048576, 1, null, "ValidationException")] // the partition key counts
    [InlineData(1048321, 255, null, null)]
    [InlineData(1048321, 256, null, "ValidationException")]
    [InlineData(1, 257, null, "ValidationException")]
    [InlineData(1, 0, null, "ValidationException")]
    [InlineData(1, 1, "340282366920938463463374607431768211456", "InvalidArgumentException")]
    [InlineData(1, 1, "-1", "ValidationException")]
    public async Task PutRecord_AtAndOverTheLimits_AsDocumented(int bytes, int keyLength, string? hashKey, string? code)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var answer = await kinesis.CallAsync(
            "PutRecord", new { StreamName = "s", Data = new byte[bytes], PartitionKey = new string('k', keyLength), ExplicitHashKey = hashKey });

        Assert.Equal((code is null ? 200 : 400, code), (answer.Status, answer.Error));
        Assert.Equal(code is null ? 1 : 0, (await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON"))).Length);
    }

    [Fact]
    public async Task PutRecords_SixMegabytes_TakenAsFarAsTheShardGoes()
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var answer = await kinesis.CallAsync(
            "PutRecords", new { StreamName = "s", Records = Enumerable.Repeat(new { Data = new byte[1_000_000], PartitionKey = "k" }, 6) });

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(0, 1, "ValidationException")]
    [InlineData(501, 1, "ValidationException")]
    [InlineData(11, 1_000_000, "InvalidArgumentException")]
    [InlineData(2, 1_048_576, "ValidationException")]
    public async Task PutRecords_OverALimit_AllRefused(int count, int bytes, string code)
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        var answer = await kinesis.CallAsync(
            "PutRecords", new { StreamName = "s", Records = Enumerable.Repeat(new { Data = new byte[bytes], PartitionKey = "k" }, count) });

        Assert.Equal((400, code), (answer.Status, answer.Error));
        Assert.Empty(await kinesis.DataAsync(await kinesis.IteratorAsync("TRIM_HORIZON")));
    }

    [Fact]
    public async Task PutRecord_NoDataOrNoStream_AwsErrorCode()
    {
        await using var kinesis = await KinesisFixture.StartAsync();

        Assert.Equal("ValidationException", (await kinesis.CallAsync("PutRecord", new { StreamName = "s", PartitionKey = "k" })).Error);
        Assert.Equal("ResourceNotFoundException", (await kinesis.CallAsync("PutRecord", new { StreamName = "none", PartitionKey = "k", Data = "" })).Error);
    }
}
