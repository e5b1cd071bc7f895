using System.Text.Json;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Lambda;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>What settings a mapping may have, and what follows from an invocation.</summary>
public sealed class MappingRulesTests
{
    private static readonly EventSourceMapping Stream = new() { Uuid = "u", Function = "f", SourceArn = LambdaFixture.StreamArn, StartingPosition = "LATEST" };
    private static readonly EventSourceMapping Queue = new() { Uuid = "u", Function = "f", SourceArn = LambdaFixture.QueueArn("q") };
    private static readonly EventSourceMapping Fifo = new() { Uuid = "u", Function = "f", SourceArn = LambdaFixture.QueueArn("q.fifo") };

    [Fact]
    public void With_NothingGiven_AwsDefaults()
    {
        var (stream, queue) = (Stream.With(new(), default), Queue.With(new(), default));

        Assert.Equal((100, 0, -1, -1, false, true), (stream.BatchSize, stream.WindowSeconds, stream.MaxRetries, stream.MaxAgeSeconds, stream.Bisect, stream.Enabled));
        Assert.Equal((10, 0), (queue.BatchSize, queue.WindowSeconds));
    }

    [Theory]
    [InlineData("stream", """{"BatchSize":10001}""", "BatchSize")]
    [InlineData("stream", """{"MaximumRecordAgeInSeconds":59}""", "MaximumRecordAgeInSeconds")]
    [InlineData("stream", """{"MaximumRetryAttempts":10001}""", "MaximumRetryAttempts")]
    [InlineData("stream", """{"StartingPosition":"FIRST"}""", "StartingPosition")]
    [InlineData("stream", """{"StartingPosition":"AT_TIMESTAMP"}""", "StartingPositionTimestamp")]
    [InlineData("stream", """{"ScalingConfig":{"MaximumConcurrency":5}}""", "ScalingConfig")]
    [InlineData("stream", """{"DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:000000000000:lost.fifo"}}}""", "lost.fifo")]
    [InlineData("stream", """{"FunctionResponseTypes":["Other"]}""", "FunctionResponseTypes")]
    [InlineData("stream", """{"ParallelizationFactor":11}""", "ParallelizationFactor")]
    [InlineData("queue", """{"ParallelizationFactor":2}""", "ParallelizationFactor")]
    [InlineData("stream", """{"TumblingWindowInSeconds":1}""", "TumblingWindowInSeconds")]
    [InlineData("stream", """{"MaximumBatchingWindowInSeconds":301}""", "MaximumBatchingWindowInSeconds")]
    [InlineData("stream", """{"FilterCriteria":{"Filters":[{"Pattern":"{\"partitionKey\":[\"a\"]}"}]}}""", "partitionKey")]
    [InlineData("stream", """{"FilterCriteria":{"Filters":[{"Pattern":"{"}]}}""", "filter pattern")]
    [InlineData("queue", """{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[{\"cidr\":\"10.0.0.0/8\"}]}"}]}}""", "filter pattern")]
    [InlineData("queue", """{"BatchSize":11}""", "batch window")]
    [InlineData("queue", """{"StartingPosition":"LATEST"}""", "StartingPosition")]
    [InlineData("queue", """{"BisectBatchOnFunctionError":true}""", "BisectBatchOnFunctionError")]
    [InlineData("queue", """{"ScalingConfig":{"MaximumConcurrency":1}}""", "MaximumConcurrency")]
    [InlineData("fifo", """{"BatchSize":11}""", "BatchSize")]
    [InlineData("fifo", """{"MaximumBatchingWindowInSeconds":1}""", "MaximumBatchingWindowInSeconds")]
    public void With_WrongSetting_RefusedByName(string source, string settings, string names)
    {
        var mapping = source switch { "stream" => Stream, "queue" => Queue, _ => Fifo };
        var request = JsonSerializer.Deserialize<MappingRequest>(settings)!;

        var e = Assert.Throws<AwsException>(() => mapping.With(request, default));

        Assert.Equal("InvalidParameterValueException", e.Code);
        Assert.Contains(names, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    [InlineData("", 0)]
    [InlineData("""{"batchItemFailures":null}""", 0)]
    [InlineData("""{"batchItemFailures":[]}""", 0)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", 1)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", null)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"c"}]}""", null)]
    [InlineData("""{"batchItemFailures":[{"key":"b"}]}""", null)]
    [InlineData("{", null)]
    public void ItemFailures_Answer_SuccessPartOrWhole(string answer, int? failed)
    {
        var read = ItemFailures.Read(new(System.Text.Encoding.UTF8.GetBytes(answer), IsError: false), reports: true, ["a", "b"]);

        Assert.Equal(failed, read?.Count);
    }

    [Fact]
    public void After_BisectWithAPartialFailure_SplitsAtTheReturnedNumberAndSpendsNoRetry()
    {
        var batch = Batch(1, 2, 3, 4) with { Attempts = 2 };

        var retry = Assert.IsType<StreamDecision.Retry>(
            StreamDecision.After(batch, new HashSet<string> { batch.Records[2].SequenceNumber }, Stream with { Bisect = true, MaxRetries = 2 }));

        var rest = Assert.Single(retry.Batches);
        Assert.Equal([3L, 4L], rest.Records.Select(record => record.Place));
        Assert.Equal(2, rest.Attempts);
    }

    [Fact]
    public void After_BisectDownToOneRecord_RetriesAreCountedAgain()
    {
        var decision = StreamDecision.After(Batch(1) with { Attempts = 2 }, failed: null, Stream with { Bisect = true, MaxRetries = 2 });

        Assert.IsType<StreamDecision.GiveUp>(decision);
    }

    private static StreamBatch Batch(params long[] places) => new([.. places.Select(place => new StoredRecord(0, place, "key", 0, [], default))], Attempts: 0);
}
