using System.Text;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The operations on records (API reference "Amazon Kinesis Data Streams").</summary>
internal sealed class RecordOperations(DataStreamOperations streams, StreamStore store, ThroughputLimits limits, Arns arns, TimeProvider time)
{
    private const int MaxRecordBytes = 1024 * 1024;
    private const int MaxBatchBytes = 10 * 1024 * 1024; // with the partition keys
    private const int MaxBatch = 500;
    private const int MaxRead = 10_000;

    /// <summary>PutRecord.</summary>
    public object? Put(PutRecordRequest request)
    {
        var asked = Checked(request.PartitionKey, request.ExplicitHashKey, request.Data, "data");
        var stream = streams.Existing(request.StreamName, request.StreamARN);
        var shard = Shards.Of(asked.HashKey, stream.ShardCount);
        if (!limits.TryWrite(stream.Arn, shard, asked.Size))
        {
            throw KinesisErrors.RateExceeded(shard, stream.Name, arns.Account);
        }

        return new { ShardId = Shards.Id(shard), store.Append(stream.Name, [asked])[0].SequenceNumber, EncryptionType = "NONE" };
    }

    /// <summary>PutRecords: of what is well formed, each record whose shard has throughput left.</summary>
    public object? PutMany(PutRecordsRequest request)
    {
        var entries = request.Records ?? [];
        if (entries.Count is < 1 or > MaxBatch)
        {
            throw KinesisErrors.Constraint("records", entries.Count, $"Member must have length from 1 to {MaxBatch}");
        }

        var records = entries.Select((entry, i) => Checked(entry.PartitionKey, entry.ExplicitHashKey, entry.Data, $"records.{i + 1}.member.data")).ToList();
        if (records.Sum(record => (long)record.Size) > MaxBatchBytes)
        {
            throw KinesisErrors.Invalid($"Records size exceeds {MaxBatchBytes / (1024 * 1024)} MB limit");
        }

        var results = Put(streams.Existing(request.StreamName, request.StreamARN), records);
        return new { FailedRecordCount = results.Count(result => result.ErrorCode is not null), Records = results, EncryptionType = "NONE" };
    }

    /// <summary>GetShardIterator.</summary>
    public object? Iterate(ShardIteratorRequest request)
    {
        var stream = streams.Existing(request.StreamName, request.StreamARN);
        var shard = Shards.Find(request.ShardId, stream.ShardCount) ?? throw KinesisErrors.NoSuchShard(request.ShardId, stream.Name, arns.Account);
        var place = request.ShardIteratorType switch
        {
            "TRIM_HORIZON" => 1,
            "LATEST" => store.NextPlace(stream.Name),
            "AT_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber, shard),
            "AFTER_SEQUENCE_NUMBER" => Place(request.StartingSequenceNumber, shard) + 1,
            "AT_TIMESTAMP" => store.PlaceAt(stream.Name, shard, NotInFuture(request.Timestamp)),
            var other => throw KinesisErrors.Constraint(
                "shardIteratorType", other,
                "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]"),
        };
        return new { ShardIterator = new ShardIterator(stream.Name, shard, place, time.GetUtcNow()).ToToken() };
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
        var records = Read(stream, from, request.Limit ?? MaxRead);
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
            NextShardIterator = new ShardIterator(stream.Name, from.Shard, next, now).ToToken(),
            MillisBehindLatest = store.ArrivalOf(stream.Name, from.Shard, next) is { } waiting ? Math.Max(1, (long)(now - waiting).TotalMilliseconds) : 0,
        };
    }

    private List<PutResult> Put(DataStream stream, List<NewRecord> records)
    {
        var taken = records.Select(record => limits.TryWrite(stream.Arn, Shards.Of(record.HashKey, stream.ShardCount), record.Size)).ToList();
        var stored = new Queue<StoredRecord>(taken.Contains(true) ? store.Append(stream.Name, [.. records.Where((_, i) => taken[i])]) : []);
        return [.. records.Select((record, i) => taken[i]
            ? PutResult.Of(stored.Dequeue())
            : PutResult.Throttled(KinesisErrors.RateExceededMessage(Shards.Of(record.HashKey, stream.ShardCount), stream.Name, arns.Account)))];
    }

    private List<StoredRecord> Read(DataStream stream, ShardIterator from, int limit)
    {
        if (!limits.TryRead(stream.Arn, from.Shard))
        {
            throw KinesisErrors.RateExceeded(from.Shard, stream.Name, arns.Account);
        }

        var records = store.Read(stream.Name, from.Shard, from.Place, limit);
        limits.CountRead(stream.Arn, from.Shard, records.Sum(record => (long)record.Data.Length));
        return records;
    }

    /// <summary>A record; the partition key counts towards its size.</summary>
    private static NewRecord Checked(string? partitionKey, string? explicitHashKey, byte[]? data, string member)
    {
        var (key, hashKey) = PartitionKeys.Check(partitionKey, explicitHashKey);
        return (data?.Length ?? 0) + Encoding.UTF8.GetByteCount(key) <= MaxRecordBytes
            ? NewRecord.Of(key, data, hashKey)
            : throw KinesisErrors.TooLong(member, MaxRecordBytes);
    }

    private static long Place(string? sequenceNumber, int shard)
    {
        if (!DataStream.TryPlace(sequenceNumber ?? "", out var of, out var place))
        {
            throw KinesisErrors.Invalid($"StartingSequenceNumber {sequenceNumber} used in GetShardIterator is invalid.");
        }

        return of == shard
            ? place
            : throw KinesisErrors.Invalid(
                $"Invalid StartingSequenceNumber. It encodes {Shards.Id(of)}, while it was used in a call to a shard with {Shards.Id(shard)}");
    }

    private DateTimeOffset NotInFuture(DateTimeOffset? asked)
    {
        var timestamp = asked ?? throw KinesisErrors.Invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP.");
        return timestamp <= time.GetUtcNow()
            ? timestamp
            : throw KinesisErrors.Invalid("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis.");
    }
}
