using System.Text.Json;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Event source mappings and how far those of streams have come, durable.</summary>
internal sealed class MappingStore(Database database)
{
    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS lambda_mappings (uuid TEXT PRIMARY KEY, definition TEXT NOT NULL, last_result TEXT);
        CREATE TABLE IF NOT EXISTS lambda_progress (
            uuid TEXT NOT NULL, shard INTEGER NOT NULL, stream_ms INTEGER NOT NULL, progress TEXT NOT NULL, PRIMARY KEY (uuid, shard)) WITHOUT ROWID;
        """;

    /// <summary>Finds a mapping.</summary>
    public EventSourceMapping? Find(string uuid) => database.Read(reader => reader.QueryFirst(
        "SELECT definition FROM lambda_mappings WHERE uuid = ?1", row => JsonSerializer.Deserialize<EventSourceMapping>(row.GetString(0)), uuid));

    /// <summary>All mappings.</summary>
    public List<EventSourceMapping> All() => database.Read(reader => reader.Query(
        "SELECT definition FROM lambda_mappings ORDER BY rowid", row => JsonSerializer.Deserialize<EventSourceMapping>(row.GetString(0))!));

    /// <summary>Writes a mapping.</summary>
    public void Save(EventSourceMapping mapping) => database.Write(writer => writer.Execute(
        "INSERT INTO lambda_mappings (uuid, definition) VALUES (?1, ?2) ON CONFLICT (uuid) DO UPDATE SET definition = ?2",
        mapping.Uuid, JsonSerializer.Serialize(mapping)));

    /// <summary>Deletes a mapping.</summary>
    public void Remove(string uuid) => database.Write(writer =>
    {
        writer.Execute("DELETE FROM lambda_progress WHERE uuid = ?1", uuid);
        writer.Execute("DELETE FROM lambda_mappings WHERE uuid = ?1", uuid);
    });

    /// <summary>How far it has come in each shard that it has begun to read, and when the stream was made that these are of.</summary>
    public Dictionary<int, SavedProgress> Progress(string uuid) => database.Read(reader => reader.Query(
        "SELECT shard, stream_ms, progress FROM lambda_progress WHERE uuid = ?1",
        row => (Shard: row.GetInt32(0), Saved: new SavedProgress(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), ShardProgress.Parse(row.GetString(2)))),
        uuid)).ToDictionary(row => row.Shard, row => row.Saved);

    /// <summary>Notes how far it has come in a shard, unless the mapping is deleted.</summary>
    public void SaveProgress(string uuid, int shard, DateTimeOffset streamCreatedAt, ShardProgress progress) => database.Write(writer => writer.Execute(
        """
        INSERT INTO lambda_progress (uuid, shard, stream_ms, progress)
        SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM lambda_mappings WHERE uuid = ?1)
        ON CONFLICT (uuid, shard) DO UPDATE SET stream_ms = ?3, progress = ?4
        """,
        uuid, shard, streamCreatedAt.ToUnixTimeMilliseconds(), progress.ToString()));

    /// <summary>What the last invocation came to: <c>OK</c>, or <c>PROBLEM: …</c>.</summary>
    public string LastResult(string uuid) => database.Read(reader => reader.QueryFirst(
        "SELECT last_result FROM lambda_mappings WHERE uuid = ?1", row => row.Text(0), uuid)) ?? "No records processed";

    /// <summary>Notes what the last invocation came to.</summary>
    public void SaveLastResult(string uuid, string result) => database.Write(writer => writer.Execute(
        "UPDATE lambda_mappings SET last_result = ?2 WHERE uuid = ?1 AND last_result IS NOT ?2", uuid, result));
}

/// <summary>A mapping's progress in a shard of the stream that was made then.</summary>
internal sealed record SavedProgress(DateTimeOffset StreamCreatedAt, ShardProgress Progress);
