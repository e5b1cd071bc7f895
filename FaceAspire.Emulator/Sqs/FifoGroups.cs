using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>
/// When each group of a FIFO queue can be received from: when its first message is visible and none of its messages is in flight.
/// Kept per group, so that a receive never looks through the messages of a blocked one.
/// </summary>
internal static class FifoGroups
{
    /// <summary>Up to <paramref name="limit"/> groups that can be received from, the longest waiting first.</summary>
    public static List<string> Ready(SqliteConnection db, Queue queue, long now, int limit) => db.Query(
        "SELECT group_id FROM sqs_groups WHERE queue = ?1 AND ready <= ?2 ORDER BY ready LIMIT ?3", row => row.GetString(0), queue.Id, now, limit);

    /// <summary>When the next group becomes ready, Unix milliseconds.</summary>
    public static long? NextReady(SqliteConnection db, Queue queue, long now) => db.QueryFirst<long?>(
        "SELECT ready FROM sqs_groups WHERE queue = ?1 AND ready > ?2 ORDER BY ready LIMIT 1", row => row.GetInt64(0), queue.Id, now);

    /// <summary>Works a group's time out again, after any change to its messages.</summary>
    public static void Refresh(SqliteConnection db, long queue, string groupId)
    {
        var head = db.QueryFirst<long?>(
            "SELECT visible FROM sqs_messages WHERE queue = ?1 AND group_id = ?2 ORDER BY id LIMIT 1", row => row.GetInt64(0), queue, groupId);
        if (head is null)
        {
            db.Execute("DELETE FROM sqs_groups WHERE queue = ?1 AND group_id = ?2", queue, groupId);
            return;
        }

        var flight = db.QueryFirst<long?>(
            """
            SELECT visible FROM sqs_messages WHERE queue = ?1 AND group_id = ?2 AND group_id IS NOT NULL AND receipt IS NOT NULL
            ORDER BY visible DESC LIMIT 1
            """, row => row.GetInt64(0), queue, groupId);
        db.Execute(
            "INSERT INTO sqs_groups (queue, group_id, ready) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET ready = excluded.ready",
            queue, groupId, Math.Max(head.Value, flight ?? 0));
    }
}
