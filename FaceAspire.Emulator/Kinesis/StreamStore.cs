using System.Collections.Concurrent;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Streams and their records, durable; wakes those who wait for the next one.</summary>
internal sealed class StreamStore(Database database, Arns arns, TimeProvider time) : IStreams
{
    /// <summary>The tables. A record's place grows by one within its stream and is never used again.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS kinesis_streams (
            name TEXT PRIMARY KEY, retention_hours INTEGER NOT NULL, created_ms INTEGER NOT NULL, mode TEXT NOT NULL, last_place INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS kinesis_records (
            stream TEXT NOT NULL, place INTEGER NOT NULL, partition_key TEXT NOT NULL, data BLOB NOT NULL, arrived_ms INTEGER NOT NULL,
            PRIMARY KEY (stream, place)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS kinesis_records_by_time ON kinesis_records (stream, arrived_ms);
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
    public bool Create(string name, int retentionHours, string mode) => database.Write(writer => writer.Execute(
        "INSERT INTO kinesis_streams (name, retention_hours, created_ms, mode) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        name, retentionHours, time.GetUtcNow().ToUnixTimeMilliseconds(), mode) == 1);

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
        return Append(name, [(partitionKey, data)])[0].SequenceNumber;
    }

    /// <summary>Appends records, all or none, and trims those that are over their time.</summary>
    public List<StoredRecord> Append(string name, IReadOnlyList<(string PartitionKey, ReadOnlyMemory<byte> Data)> records)
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
            return records.Select((record, i) => Insert(writer, name, new(first + i, record.PartitionKey, record.Data.ToArray(), now))).ToList();
        });
        Wake(name);
        return stored;
    }

    /// <summary>Reads records from a place on, oldest first, until one of the limits is reached. The first one is read whatever its size.</summary>
    public List<StoredRecord> Read(string name, long fromPlace, int limit, int maxBytes = 10 * 1024 * 1024) => database.Read(reader =>
    {
        // Sizes first: they are read without the records' bytes, so that no more of those is in memory than is handed out.
        var oldest = Oldest(reader, name);
        var sizes = reader.Query(
            "SELECT length(data) FROM kinesis_records WHERE stream = ?1 AND place >= ?2 AND arrived_ms >= ?3 ORDER BY place LIMIT ?4",
            row => row.GetInt64(0), name, fromPlace, oldest, limit);
        var bytes = 0L;
        var count = sizes.TakeWhile((size, i) => (bytes += size) <= maxBytes || i == 0).Count();
        return reader.Query(
            "SELECT place, partition_key, data, arrived_ms FROM kinesis_records WHERE stream = ?1 AND place >= ?2 AND arrived_ms >= ?3 ORDER BY place LIMIT ?4",
            ToRecord, name, fromPlace, oldest, count);
    });

    /// <summary>When the record at a place, or the first one after it, arrived; <see langword="null"/> when there is none yet.</summary>
    public DateTimeOffset? ArrivalOf(string name, long fromPlace) => database.Read(reader => reader.QueryFirst(
        "SELECT arrived_ms FROM kinesis_records WHERE stream = ?1 AND place >= ?2 AND arrived_ms >= ?3 ORDER BY place LIMIT 1",
        row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), name, fromPlace, Oldest(reader, name)));

    /// <summary>The place after the newest record.</summary>
    public long NextPlace(string name) => 1 + database.Read(reader =>
        reader.QueryFirst("SELECT last_place FROM kinesis_streams WHERE name = ?1", row => row.GetInt64(0), name));

    /// <summary>The place of the first record at or after a time.</summary>
    public long PlaceAt(string name, DateTimeOffset at) => database.Read(reader => reader.QueryFirst(
        "SELECT min(place) FROM kinesis_records WHERE stream = ?1 AND arrived_ms >= ?2",
        row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), name, at.ToUnixTimeMilliseconds())) ?? NextPlace(name);

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

    private const string SelectStream = "SELECT name, retention_hours, created_ms, mode FROM kinesis_streams";

    private DataStream? Find(SqliteConnection reader, string name) => reader.QueryFirst($"{SelectStream} WHERE name = ?1", ToStream, name);

    private DataStream ToStream(SqliteDataReader row) => new(
        row.GetString(0), arns.Of("kinesis", $"stream/{row.GetString(0)}"), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        row.GetString(3));

    /// <summary>Milliseconds since 1970 before which records are no longer kept.</summary>
    private long Oldest(SqliteConnection reader, string name) =>
        Find(reader, name) is { } stream ? time.GetUtcNow().AddHours(-stream.RetentionHours).ToUnixTimeMilliseconds() : 0;

    private static StoredRecord Insert(SqliteConnection writer, string name, StoredRecord record)
    {
        writer.Execute(
            "INSERT INTO kinesis_records (stream, place, partition_key, data, arrived_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
            name, record.Place, record.PartitionKey, record.Data, record.ArrivedAt.ToUnixTimeMilliseconds());
        return record;
    }

    private static StoredRecord ToRecord(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)));
}
