using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>FIFO queues' memory of what was sent: for five minutes the same id is accepted and not delivered again, even once deleted.</summary>
internal static class Deduplication
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5); // fixed by SQS

    /// <summary>The message that was sent with this id within the window.</summary>
    public static SentMessage? Find(SqliteConnection db, Queue queue, string groupId, string id, long now)
    {
        db.Execute("DELETE FROM sqs_deduplication WHERE expires <= ?1", now);
        return db.QueryFirst(
            "SELECT message_id, sequence FROM sqs_deduplication WHERE queue = ?1 AND scope = ?2 AND id = ?3",
            row => new SentMessage(row.GetString(0), row.GetInt64(1)), queue.Id, Scope(queue, groupId), id);
    }

    public static void Remember(SqliteConnection db, Queue queue, string groupId, string id, SentMessage sent, long now) => db.Execute(
        "INSERT INTO sqs_deduplication (queue, scope, id, message_id, sequence, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        queue.Id, Scope(queue, groupId), id, sent.MessageId, sent.Row, now + (long)Window.TotalMilliseconds);

    private static string Scope(Queue queue, string groupId) => queue.Attributes.DeduplicatesPerGroup ? groupId : "";
}
