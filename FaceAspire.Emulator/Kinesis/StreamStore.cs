using System.Collections.Concurrent;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Streams and their records, durable; wakes those who wait for the next one.</summary>
internal sealed class StreamStore(Database database, Arns arns, TimeProvider time) : IStreams
{
    /// <summary>
    /// The tables. A record's place grows by one within its stream and is never used again. Its key's hash divides a shard for readers that
    /// work side by side.
    /// </summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS kinesis_streams (
            name TEXT PRIMARY KEY, retention_hours INTEGER NOT NULL, created_ms INTEGER NOT NULL, mode TEXT NOT NULL, shards INTEGER NOT NULL,
            last_place INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS kinesis_records (
            stream TEXT NOT NULL, shard INTEGER NOT NULL, place INTEGER NOT NULL, partition_key TEXT NOT NULL, key_hash INTEGER NOT NULL,
            data BLOB NOT NULL, arrived_ms INTEGER NOT NULL,
            PRIMARY KEY (stream, shard, place)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS kinesis_records_by_arrival ON kinesis_records (stream, arrived_ms, shard);
        """;

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new(StringComparer.Ordinal);

    /// <summary>Finds a stream by name.</summary>
    public DataStream? Find(string name) => database.Read(reader => Find(reader, name));

    /// <summary>Finds a stream by ARN.</summary>
    public DataStream? FindByArn(string arn) => NameOf(arn) is { } name ? Find(name) : null;

    /// <inheritdoc/>
    public bool Exists(string streamArn) => FindByArn(streamArn) is not null;

    /// <summary>Streams in the order of their names, after one.</summary>
    public List<DataStream> List(string? after, int limit) => database.Read(reader => reader.Query(
        $"{SelectStream} WHERE name > ?1 ORDER BY name LIMIT ?2", ToStream, after ?? "", limit));

    /// <summary>Creates a stream.</summary>
    /// <returns><see langword="false"/> when there is one of that name.</returns>
    public bool Create(string name, int retentionHours, string mode, int shards = 1)
    {
        var isNew = database.Write(writer => writer.Execute(
            "INSERT INTO kinesis_streams (name, retention_hours, created_ms, mode, shards) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            name, retentionHours, time.GetUtcNow().ToUnixTimeMilliseconds(), mode, shards) == 1);
        Wake(name); // who waited for it reads it now
        return isNew;
    }

    /// <summary>Deletes a stream and its records.</summary>
    public void Delete(string name)
    {
        database.Write(writer =>
        {
            writer.Execute("DELETE FROM kinesis_records WHERE stream = ?1", name);
            writer.Execute("DELETE FROM kinesis_tags WHERE stream = ?1", name);
            writer.Execute("DELETE FROM kinesis_streams WHERE name = ?1", name);
        });
        Wake(name); // who waits for its next record finds that there is no stream
    }

    /// <summary>Sets how long records are kept.</summary>
    public void SetRetention(string name, int hours) => database.Write(writer =>
        writer.Execute("UPDATE kinesis_streams SET retention_hours = ?2 WHERE name = ?1", name, hours));

    /// <inheritdoc/>
    public string Put(string streamArn, string partitionKey, ReadOnlyMemory<byte> data)
    {
        var name = NameOf(streamArn) ?? throw KinesisErrors.NoSuchStream(streamArn, arns.Account);
        return Append(name, [NewRecord.Of(partitionKey, data)])[0].SequenceNumber;
    }

    /// <summary>Appends records, all or none, and trims those that are over their time.</summary>
    public List<StoredRecord> Append(string name, IReadOnlyList<NewRecord> records)
    {
        var now = time.GetUtcNow();
        var stored = database.Write(writer =>
        {
            var stream = Find(writer, name) ?? throw KinesisErrors.NoSuchStream(name, arns.Account);
            writer.Execute(
                "DELETE FROM kinesis_records WHERE stream = ?1 AND arrived_ms < ?2", name, now.AddHours(-stream.RetentionHours).ToUnixTimeMilliseconds());
            var last = writer.QueryFirst(
                "UPDATE kinesis_streams SET last_place = last_place + ?2 WHERE name = ?1 RETURNING last_place", row => row.GetInt64(0), name, records.Count);
            var first = last - records.Count + 1;
            return records.Select((record, i) => Insert(
                writer, name, new(Shards.Of(record.HashKey, stream.ShardCount), first + i, record.PartitionKey, record.KeyHash, record.Data.ToArray(), now))).ToList();
        });
        Wake(name);
        return stored;
    }

    /// <summary>Reads a shard's records from a place on, oldest first, until one of the limits is reached. The first one is read whatever its size.</summary>
    public List<StoredRecord> Read(string name, int shard, long fromPlace, int limit, int maxBytes = 10 * 1024 * 1024) =>
        Read(name, new ShardPart(shard), fromPlace, limit, maxBytes);

    /// <summary>The same of a part of a shard.</summary>
    public List<StoredRecord> Read(string name, ShardPart part, long fromPlace, int limit, int maxBytes) => database.Read(reader =>
    {
        // Sizes first: they are read without the records' bytes, so that no more of those is in memory than is handed out.
        var oldest = Oldest(reader, name);
        var sizes = reader.Query(
            $"SELECT length(data) {PartFrom} LIMIT ?7", row => row.GetInt64(0), name, part.Shard, fromPlace, oldest, part.Of, part.Lane, limit);
        var bytes = 0L;
        var count = sizes.TakeWhile((size, i) => (bytes += size) <= maxBytes || i == 0).Count();
        return reader.Query(
            $"SELECT shard, place, partition_key, key_hash, data, arrived_ms {PartFrom} LIMIT ?7",
            ToRecord, name, part.Shard, fromPlace, oldest, part.Of, part.Lane, count);
    });

    /// <summary>When the record of a shard at a place, or the first one after it, arrived; <see langword="null"/> when there is none yet.</summary>
    public DateTimeOffset? ArrivalOf(string name, int shard, long fromPlace) => database.Read(reader => reader.QueryFirst(
        "SELECT arrived_ms FROM kinesis_records WHERE stream = ?1 AND shard = ?2 AND place >= ?3 AND arrived_ms >= ?4 ORDER BY place LIMIT 1",
        row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), name, shard, fromPlace, Oldest(reader, name)));

    /// <summary>The place after the newest record.</summary>
    public long NextPlace(string name) => 1 + database.Read(reader =>
        reader.QueryFirst("SELECT last_place FROM kinesis_streams WHERE name = ?1", row => row.GetInt64(0), name));

    /// <summary>The place of a shard's first record at or after a time.</summary>
    public long PlaceAt(string name, int shard, DateTimeOffset at) => database.Read(reader => reader.QueryFirst(
        "SELECT min(place) FROM kinesis_records WHERE stream = ?1 AND shard = ?2 AND arrived_ms >= ?3",
        row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), name, shard, at.ToUnixTimeMilliseconds())) ?? NextPlace(name);

    /// <summary>Waits until something is appended after this call. Ask before reading, wait after finding nothing.</summary>
    public Task Arrival(string name) =>
        _arrivals.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Wake(string name)
    {
        if (_arrivals.TryRemove(name, out var waiting))
        {
            waiting.SetResult();
        }
    }

    private string? NameOf(string arn) => arn.StartsWith(arns.Of("kinesis", "stream/"), StringComparison.Ordinal) ? arn[(arn.IndexOf('/') + 1)..] : null;

    private const string SelectStream = "SELECT name, retention_hours, created_ms, mode, shards FROM kinesis_streams";

    private const string PartFrom =
        "FROM kinesis_records WHERE stream = ?1 AND shard = ?2 AND place >= ?3 AND arrived_ms >= ?4 AND key_hash % ?5 = ?6 ORDER BY place";

    private DataStream? Find(SqliteConnection reader, string name) => reader.QueryFirst($"{SelectStream} WHERE name = ?1", ToStream, name);

    private DataStream ToStream(SqliteDataReader row) => new(
        row.GetString(0), arns.Of("kinesis", $"stream/{row.GetString(0)}"), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        row.GetString(3), row.GetInt32(4));

    /// <summary>Milliseconds since 1970 before which records are no longer kept.</summary>
    private long Oldest(SqliteConnection reader, string name) =>
        Find(reader, name) is { } stream ? time.GetUtcNow().AddHours(-stream.RetentionHours).ToUnixTimeMilliseconds() : 0;

    private static StoredRecord Insert(SqliteConnection writer, string name, StoredRecord record)
    {
        writer.Execute(
            "INSERT INTO kinesis_records (stream, shard, place, partition_key, key_hash, data, arrived_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            name, record.Shard, record.Place, record.PartitionKey, record.KeyHash, record.Data, record.ArrivedAt.ToUnixTimeMilliseconds());
        return record;
    }

    private static StoredRecord ToRecord(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
