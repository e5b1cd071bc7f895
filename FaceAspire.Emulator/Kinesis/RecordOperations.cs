namespace FaceAspire.Emulator.Kinesis;

/// <summary>The operations on records (API reference "Amazon Kinesis Data Streams").</summary>
internal sealed class RecordOperations(DataStreamOperations streams, StreamStore store, Arns arns, TimeProvider time)
{
    private const int MaxRecordBytes = 1024 * 1024;
    private const int MaxBatchBytes = 5 * 1024 * 1024;
    private const int MaxBatch = 500;
    private const int MaxRead = 10_000;

    /// <summary>PutRecord.</summary>
    public object? Put(PutRecordRequest request)
    {
        var checkedRecord = Checked(request.PartitionKey, request.ExplicitHashKey, request.Data);
        var record = store.Append(streams.Existing(request.StreamName, request.StreamARN).Name, [checkedRecord])[0];
        return new { DataStream.ShardId, record.SequenceNumber, EncryptionType = "NONE" };
    }

    /// <summary>PutRecords: all or none, as there is no throughput to exceed.</summary>
    public object? PutMany(PutRecordsRequest request)
    {
        var entries = request.Records ?? [];
        if (entries.Count is < 1 or > MaxBatch)
        {
            throw KinesisErrors.Constraint("records", entries.Count, $"Member must have length from 1 to {MaxBatch}");
        }

        var records = entries.Select(entry => Checked(entry.PartitionKey, entry.ExplicitHashKey, entry.Data)).ToList();
        if (records.Sum(record => (long)record.Data.Length + record.PartitionKey.Length) > MaxBatchBytes)
        {
            throw KinesisErrors.Invalid($"Records size exceeds {MaxBatchBytes} bytes.");
        }

        var stored = store.Append(streams.Existing(request.StreamName, request.StreamARN).Name, records);
        return new { FailedRecordCount = 0, Records = stored.Select(record => new { DataStream.ShardId, record.SequenceNumber }), EncryptionType = "NONE" };
    }

    /// <summary>GetShardIterator.</summary>
    public object? Iterate(ShardIteratorRequest request)
    {
        var stream = streams.Existing(request.StreamName, request.StreamARN);
        if (request.ShardId is not DataStream.ShardId)
        {
            throw KinesisErrors.NoSuchShard(request.ShardId, stream.Name, arns.Account);
        }

        var place = request.ShardIteratorType switch
        {
            "TRIM_HORIZON" => 1,
            "LATEST" => store.NextPlace(stream.Name),
            "AT_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber),
            "AFTER_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber) + 1,
            "AT_TIMESTAMP" => store.PlaceAt(stream.Name, NotInFuture(request.Timestamp)),
            var other => throw KinesisErrors.Constraint(
                "shardIteratorType", other,
                "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]"),
        };
        return new { ShardIterator = new ShardIterator(stream.Name, place, time.GetUtcNow()).ToToken() };
    }

    /// <summary>GetRecords.</summary>
    public object? Get(GetRecordsRequest request)
    {
        if (request.Limit is < 1 or > MaxRead)
        {
            throw KinesisErrors.Constraint("limit", request.Limit, $"Member must have value from 1 to {MaxRead}");
        }

        var now = time.GetUtcNow();
        var from = ShardIterator.Parse(request.ShardIterator, now);
        var stream = streams.Existing(from.Stream, null);
        var records = store.Read(stream.Name, from.Place, request.Limit ?? MaxRead);
        var next = records is [.., var last] ? last.Place + 1 : from.Place;
        return new
        {
            Records = records.Select(record => new
            {
                record.SequenceNumber,
                ApproximateArrivalTimestamp = record.ArrivedAt,
                record.Data,
                record.PartitionKey,
                EncryptionType = "NONE",
            }),
            NextShardIterator = new ShardIterator(stream.Name, next, now).ToToken(),
            MillisBehindLatest = store.ArrivalOf(stream.Name, next) is { } waiting ? Math.Max(1, (long)(now - waiting).TotalMilliseconds) : 0,
        };
    }

    private static (string PartitionKey, ReadOnlyMemory<byte> Data) Checked(string? partitionKey, string? explicitHashKey, byte[]? data) =>
        (PartitionKeys.Check(partitionKey, explicitHashKey), data is { Length: <= MaxRecordBytes }
            ? data
            : throw KinesisErrors.Constraint("data", data is null ? null : $"{data.Length} bytes", $"Member must have length less than or equal to {MaxRecordBytes}"));

    private static long Place(string? sequenceNumber) => DataStream.TryPlace(sequenceNumber ?? "", out var place)
        ? place
        : throw KinesisErrors.Invalid($"StartingSequenceNumber {sequenceNumber} used in GetShardIterator is invalid.");

    private DateTimeOffset NotInFuture(DateTimeOffset? asked)
    {
        var timestamp = asked ?? throw KinesisErrors.Invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP.");
        return timestamp <= time.GetUtcNow()
            ? timestamp
            : throw KinesisErrors.Invalid("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis.");
    }
}
