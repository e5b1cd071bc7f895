using System.Text.RegularExpressions;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The operations of Kinesis Data Streams (API reference "Amazon Kinesis Data Streams").</summary>
internal sealed partial class KinesisOperations(StreamStore store, Arns arns, TimeProvider time)
{
    private const int MaxRecordBytes = 1024 * 1024;
    private const int MaxBatchBytes = 5 * 1024 * 1024;
    private const int MaxBatch = 500;

    /// <summary>The operations under their names.</summary>
    public JsonService ToService() => new JsonService("Kinesis_20131202", "1.1")
        .On<CreateStreamRequest>("CreateStream", Create)
        .On<StreamRequest>("DeleteStream", request => Do(() => store.Delete(Stream(request.StreamName, request.StreamARN).Name)))
        .On<StreamRequest>("DescribeStream", request => new { StreamDescription = Describe(Stream(request.StreamName, request.StreamARN)) })
        .On<StreamRequest>("DescribeStreamSummary", request => new { StreamDescriptionSummary = Summarise(Stream(request.StreamName, request.StreamARN)) })
        .On<StreamRequest>("ListStreams", List)
        .On<StreamRequest>("ListShards", request => new { Shards = Shards(Stream(request.StreamName, request.StreamARN)) })
        .On<StreamRequest>("IncreaseStreamRetentionPeriod", request => SetRetention(request, (asked, now) => asked >= now))
        .On<StreamRequest>("DecreaseStreamRetentionPeriod", request => SetRetention(request, (asked, now) => asked <= now))
        .On<PutRecordRequest>("PutRecord", Put)
        .On<PutRecordsRequest>("PutRecords", Put)
        .On<ShardIteratorRequest>("GetShardIterator", Iterate)
        .On<GetRecordsRequest>("GetRecords", Get);

    private object? Create(CreateStreamRequest request)
    {
        var name = request.StreamName ?? "";
        if (!NamePattern().IsMatch(name))
        {
            throw KinesisErrors.Validation($"Value '{name}' at 'streamName' failed to satisfy constraint: [a-zA-Z0-9_.-]{{1,128}}");
        }

        if (request.ShardCount > 1)
        {
            throw new AwsException(400, "LimitExceededException", $"This emulator's streams have one shard; {request.ShardCount} were asked for in ShardCount.");
        }

        return store.Create(name, 24, request.StreamModeDetails?.StreamMode ?? "PROVISIONED") ? null : throw KinesisErrors.InUse(name, arns.Account);
    }

    private object List(StreamRequest request)
    {
        var limit = Math.Clamp(request.Limit ?? 100, 1, 10_000);
        var names = store.Names(request.NextToken ?? request.ExclusiveStartStreamName, limit + 1);
        var page = names.Take(limit).ToList();
        return new
        {
            StreamNames = page,
            HasMoreStreams = names.Count > limit,
            NextToken = names.Count > limit ? page[^1] : null,
            StreamSummaries = page.Select(store.Find).OfType<DataStream>().Select(stream => new
            {
                StreamName = stream.Name,
                StreamARN = stream.Arn,
                StreamStatus = "ACTIVE",
                StreamModeDetails = new { StreamMode = stream.Mode },
                StreamCreationTimestamp = stream.CreatedAt,
            }),
        };
    }

    private object? SetRetention(StreamRequest request, Func<int, int, bool> allowed)
    {
        var stream = Stream(request.StreamName, request.StreamARN);
        var hours = request.RetentionPeriodHours ?? 0;
        if (hours is < 24 or > 8760 || !allowed(hours, stream.RetentionHours))
        {
            throw KinesisErrors.Invalid($"RetentionPeriodHours {hours} is not allowed for a stream that keeps its records for {stream.RetentionHours} hours.");
        }

        return Do(() => store.SetRetention(stream.Name, hours));
    }

    private object Put(PutRecordRequest request)
    {
        var stream = Stream(request.StreamName, request.StreamARN);
        var record = store.Append(stream.Name, [Checked(request.PartitionKey, request.Data)])[0];
        return new { DataStream.ShardId, record.SequenceNumber, EncryptionType = "NONE" };
    }

    private object Put(PutRecordsRequest request)
    {
        var entries = request.Records ?? [];
        if (entries.Count is < 1 or > MaxBatch)
        {
            throw KinesisErrors.Validation($"Value at 'records' failed to satisfy constraint: 1 to {MaxBatch} records, not {entries.Count}.");
        }

        if (entries.Sum(entry => (long)(entry.Data?.Length ?? 0) + (entry.PartitionKey?.Length ?? 0)) > MaxBatchBytes)
        {
            throw KinesisErrors.Invalid($"Records size exceeds {MaxBatchBytes} bytes.");
        }

        var stream = Stream(request.StreamName, request.StreamARN);
        var records = store.Append(stream.Name, [.. entries.Select(entry => Checked(entry.PartitionKey, entry.Data))]);
        return new { FailedRecordCount = 0, Records = records.Select(record => new { DataStream.ShardId, record.SequenceNumber }), EncryptionType = "NONE" };
    }

    private object Iterate(ShardIteratorRequest request)
    {
        var stream = Stream(request.StreamName, request.StreamARN);
        if (request.ShardId is not DataStream.ShardId)
        {
            throw new AwsException(400, "ResourceNotFoundException", $"Shard {request.ShardId} in stream {stream.Name} under account {arns.Account} does not exist");
        }

        var place = request.ShardIteratorType switch
        {
            "TRIM_HORIZON" => 1,
            "LATEST" => store.NextPlace(stream.Name),
            "AT_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber),
            "AFTER_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber) + 1,
            "AT_TIMESTAMP" => store.PlaceAt(
                stream.Name, request.Timestamp ?? throw KinesisErrors.Invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP.")),
            var other => throw KinesisErrors.Validation($"Value '{other}' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set."),
        };
        return new { ShardIterator = new ShardIterator(stream.Name, place, time.GetUtcNow()).ToToken() };
    }

    private object Get(GetRecordsRequest request)
    {
        var now = time.GetUtcNow();
        var from = ShardIterator.Parse(request.ShardIterator, now);
        _ = Stream(from.Stream, null);
        if (request.Limit is < 1 or > 10_000)
        {
            throw KinesisErrors.Validation($"Value '{request.Limit}' at 'limit' failed to satisfy constraint: 1 to 10000.");
        }

        var records = store.Read(from.Stream, from.Place, request.Limit ?? 10_000);
        var next = records is [.., var last] ? last.Place + 1 : from.Place;
        return new
        {
            Records = records.Select(record => new
            {
                record.SequenceNumber,
                ApproximateArrivalTimestamp = record.ArrivedAt,
                record.Data,
                record.PartitionKey,
            }),
            NextShardIterator = new ShardIterator(from.Stream, next, now).ToToken(),
            MillisBehindLatest = store.Read(from.Stream, next, 1) is [var waiting] ? Math.Max(1, (long)(now - waiting.ArrivedAt).TotalMilliseconds) : 0,
        };
    }

    private DataStream Stream(string? name, string? arn)
    {
        if (name is null && arn is null)
        {
            throw KinesisErrors.Invalid("Either StreamName or StreamARN must be given.");
        }

        return (arn is null ? store.Find(name!) : store.FindByArn(arn)) ?? throw KinesisErrors.NoSuchStream(name ?? arn!, arns.Account);
    }

    private static (string, ReadOnlyMemory<byte>) Checked(string? partitionKey, byte[]? data)
    {
        if (partitionKey is not { Length: >= 1 and <= 256 })
        {
            throw KinesisErrors.Validation("Value at 'partitionKey' failed to satisfy constraint: 1 to 256 characters.");
        }

        return data is { Length: <= MaxRecordBytes }
            ? (partitionKey, data)
            : throw KinesisErrors.Validation($"Value at 'data' failed to satisfy constraint: at most {MaxRecordBytes} bytes, not {data?.Length.ToString() ?? "null"}.");
    }

    private static long Place(string? sequenceNumber) => DataStream.TryPlace(sequenceNumber ?? "", out var place)
        ? place
        : throw KinesisErrors.Invalid($"StartingSequenceNumber {sequenceNumber} used in GetShardIterator is invalid.");

    private static object Describe(DataStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = "ACTIVE",
        StreamModeDetails = new { StreamMode = stream.Mode },
        Shards = Shards(stream),
        HasMoreShards = false,
        RetentionPeriodHours = stream.RetentionHours,
        StreamCreationTimestamp = stream.CreatedAt,
        EnhancedMonitoring = new[] { new { ShardLevelMetrics = Array.Empty<string>() } },
        EncryptionType = "NONE",
    };

    private static object Summarise(DataStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = "ACTIVE",
        StreamModeDetails = new { StreamMode = stream.Mode },
        RetentionPeriodHours = stream.RetentionHours,
        StreamCreationTimestamp = stream.CreatedAt,
        EnhancedMonitoring = new[] { new { ShardLevelMetrics = Array.Empty<string>() } },
        EncryptionType = "NONE",
        OpenShardCount = 1,
        ConsumerCount = 0,
    };

    private static object[] Shards(DataStream stream) =>
    [
        new
        {
            DataStream.ShardId,
            HashKeyRange = new { StartingHashKey = "0", EndingHashKey = "340282366920938463463374607431768211455" },
            SequenceNumberRange = new { StartingSequenceNumber = DataStream.SequenceNumber(0) },
        },
    ];

    private static object? Do(Action action)
    {
        action();
        return null;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,128}$")]
    private static partial Regex NamePattern();
}
