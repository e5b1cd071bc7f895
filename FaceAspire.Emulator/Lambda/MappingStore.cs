using System.Text.Json;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Event source mappings and how far those of streams have come, durable.</summary>
internal sealed class MappingStore(Database database)
{
    /// <summary>The table. The checkpoint is the place of the next record to deliver.</summary>
    public const string Tables =
        "CREATE TABLE IF NOT EXISTS lambda_mappings (uuid TEXT PRIMARY KEY, definition TEXT NOT NULL, checkpoint INTEGER, last_result TEXT);";

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
    public void Remove(string uuid) => database.Write(writer => writer.Execute("DELETE FROM lambda_mappings WHERE uuid = ?1", uuid));

    /// <summary>The next record to deliver; <see langword="null"/> before the first.</summary>
    public long? Checkpoint(string uuid) => database.Read(reader => reader.QueryFirst(
        "SELECT checkpoint FROM lambda_mappings WHERE uuid = ?1", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), uuid));

    /// <summary>Notes that everything before a place is done.</summary>
    public void SaveCheckpoint(string uuid, long place) => database.Write(writer => writer.Execute(
        "UPDATE lambda_mappings SET checkpoint = ?2 WHERE uuid = ?1", uuid, place));

    /// <summary>What the last invocation came to: <c>OK</c>, or <c>PROBLEM: …</c>.</summary>
    public string LastResult(string uuid) => database.Read(reader => reader.QueryFirst(
        "SELECT last_result FROM lambda_mappings WHERE uuid = ?1", row => row.Text(0), uuid)) ?? "No records processed";

    /// <summary>Notes what the last invocation came to.</summary>
    public void SaveLastResult(string uuid, string result) => database.Write(writer => writer.Execute(
        "UPDATE lambda_mappings SET last_result = ?2 WHERE uuid = ?1 AND last_result IS NOT ?2", uuid, result));
}
