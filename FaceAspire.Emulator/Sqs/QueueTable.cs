using System.Text.Json;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>The rows of the queues.</summary>
internal static class QueueTable
{
    private const string Columns = "id, name, created, modified, attributes, tags";

    public static Queue? Find(SqliteConnection db, string name) =>
        db.QueryFirst($"SELECT {Columns} FROM sqs_queues WHERE name = ?1", Read, name);

    /// <exception cref="Protocol.AwsException"><c>QueueDoesNotExist</c>.</exception>
    public static Queue Get(SqliteConnection db, string name) => Find(db, name) ?? throw SqsErrors.NoQueue();

    /// <summary>Up to <paramref name="limit"/> queues after <paramref name="after"/> in the order of their names.</summary>
    public static List<Queue> List(SqliteConnection db, string prefix, string after, int limit) => db.Query(
        $"SELECT {Columns} FROM sqs_queues WHERE name > ?1 AND name >= ?2 AND substr(name, 1, length(?2)) = ?2 ORDER BY name LIMIT ?3",
        Read, after, prefix, limit);

    public static void Insert(
        SqliteConnection db, string name, long now, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags) =>
        db.Execute(
            "INSERT INTO sqs_queues (name, created, modified, attributes, tags) VALUES (?1, ?2, ?2, ?3, ?4)",
            name, now, JsonSerializer.Serialize(attributes), JsonSerializer.Serialize(tags));

    public static void SetAttributes(SqliteConnection db, Queue queue, QueueAttributes attributes, long now)
    {
        db.Execute(
            "UPDATE sqs_queues SET attributes = ?2, modified = ?3 WHERE id = ?1", queue.Id, JsonSerializer.Serialize(attributes.Set), now);
        if (attributes.Retention != queue.Attributes.Retention)
        {
            db.Execute(
                "UPDATE sqs_messages SET expires = sent + ?2 WHERE queue = ?1", queue.Id, (long)attributes.Retention.TotalMilliseconds);
        }
    }

    public static void SetTags(SqliteConnection db, Queue queue, IReadOnlyDictionary<string, string> tags) =>
        db.Execute("UPDATE sqs_queues SET tags = ?2 WHERE id = ?1", queue.Id, JsonSerializer.Serialize(tags));

    /// <summary>Deletes all messages.</summary>
    /// <returns><see langword="false"/> when that was done within the last minute.</returns>
    public static bool Purge(SqliteConnection db, Queue queue, long now)
    {
        if (db.Execute("UPDATE sqs_queues SET purged = ?2 WHERE id = ?1 AND purged <= ?2 - 60000", queue.Id, now) == 0)
        {
            return false;
        }

        Clear(db, queue);
        return true;
    }

    public static void Delete(SqliteConnection db, Queue queue)
    {
        Clear(db, queue);
        db.Execute("DELETE FROM sqs_deduplication WHERE queue = ?1", queue.Id);
        db.Execute("DELETE FROM sqs_queues WHERE id = ?1", queue.Id);
    }

    private static void Clear(SqliteConnection db, Queue queue)
    {
        db.Execute("DELETE FROM sqs_messages WHERE queue = ?1", queue.Id);
        db.Execute("DELETE FROM sqs_groups WHERE queue = ?1", queue.Id);
    }

    private static Queue Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), new(Map(row.GetString(4))), Map(row.GetString(5)));

    private static Dictionary<string, string> Map(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
