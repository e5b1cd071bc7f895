using System.Text.Json;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>The rows of the messages: sending, deleting, hiding, counting. Receiving is <see cref="MessageReceiver"/>'s.</summary>
internal static class MessageTable
{
    /// <summary>Adds a message, already checked; a duplicate on a FIFO queue adds nothing.</summary>
    public static SentMessage Send(SqliteConnection db, Queue queue, MessageEntry message, long now)
    {
        if (!queue.IsFifo)
        {
            return Insert(db, queue, message, null, now);
        }

        var id = message.MessageDeduplicationId ?? MessageDigest.Sha256OfBody(message.MessageBody!);
        if (Deduplication.Find(db, queue, message.MessageGroupId!, id, now) is { } first)
        {
            return first;
        }

        var sent = Insert(db, queue, message, id, now);
        Deduplication.Remember(db, queue, message.MessageGroupId!, id, sent, now);
        FifoGroups.Refresh(db, queue.Id, message.MessageGroupId!);
        return sent;
    }

    /// <summary>Deletes what the handle was given for, if it is still the message's latest.</summary>
    public static HandleResult Delete(SqliteConnection db, Queue queue, ReceiptHandle handle, long now)
    {
        var (result, groupId) = Look(db, queue, handle, now);
        if (result == HandleResult.Done || (result == HandleResult.Expired && !queue.IsFifo))
        {
            db.Execute("DELETE FROM sqs_messages WHERE id = ?1", handle.Message);
            Refresh(db, queue, groupId);
            return HandleResult.Done;
        }

        return result;
    }

    /// <summary>
    /// Hides a message that is in flight for another <paramref name="timeout"/>. Standard queues take any of its handles for that, the latest or not, as
    /// SQS does.
    /// </summary>
    public static HandleResult ChangeVisibility(SqliteConnection db, Queue queue, ReceiptHandle handle, TimeSpan timeout, long now)
    {
        var (result, groupId) = Look(db, queue, handle, now);
        if (result == HandleResult.Done || (result == HandleResult.Superseded && !queue.IsFifo))
        {
            var changed = db.Execute("UPDATE sqs_messages SET visible = ?2 WHERE id = ?1 AND visible > ?3", handle.Message, now + (long)timeout.TotalMilliseconds, now);
            Refresh(db, queue, groupId);
            return changed > 0 ? HandleResult.Done : HandleResult.Expired;
        }

        return result;
    }

    /// <summary>Moves a message behind all others of another queue, as if it had never been received; its age goes on.</summary>
    public static void Requeue(SqliteConnection db, long row, string? groupId, Queue from, Queue to, long now)
    {
        db.Execute(
            """
            INSERT INTO sqs_messages (queue, visible, expires, sent, group_id, deduplication_id, message_id, trace, attributes, md5, body)
            SELECT ?2, ?3, sent + ?4, sent, group_id, deduplication_id, message_id, trace, attributes, md5, body FROM sqs_messages WHERE id = ?1
            """,
            row, to.Id, now, (long)to.Attributes.Retention.TotalMilliseconds);
        db.Execute("DELETE FROM sqs_messages WHERE id = ?1", row);
        Refresh(db, from, groupId);
        Refresh(db, to, groupId);
    }

    /// <summary>Deletes what has outlived the queue's retention.</summary>
    public static void Expire(SqliteConnection db, Queue queue, long now)
    {
        var groups = queue.IsFifo
            ? db.Query(
                "SELECT DISTINCT group_id FROM sqs_messages WHERE queue = ?1 AND expires <= ?2", row => row.GetString(0), queue.Id, now)
            : [];
        db.Execute("DELETE FROM sqs_messages WHERE queue = ?1 AND expires <= ?2", queue.Id, now);
        groups.ForEach(group => FifoGroups.Refresh(db, queue.Id, group));
    }

    /// <summary>How many messages there are.</summary>
    public static MessageCounts Count(SqliteConnection db, Queue queue, long now)
    {
        var expired = Number(db, "expires <= ?2 AND visible <= ?2", queue, now); // few: a receive deletes them
        return new(Number(db, "visible <= ?2", queue, now) - expired, InFlight(db, queue, now), Number(db, "visible > ?2 AND receives = 0", queue, now));
    }

    /// <summary>How many messages are in flight: counted in the part of an index that lies ahead of now.</summary>
    public static long InFlight(SqliteConnection db, Queue queue, long now) => Number(db, "visible > ?2 AND receives > 0", queue, now);

    private static long Number(SqliteConnection db, string which, Queue queue, long now) => db.QueryFirst(
        $"SELECT COUNT(*) FROM sqs_messages WHERE queue = ?1 AND {which}", row => row.GetInt64(0), queue.Id, now);

    private static SentMessage Insert(SqliteConnection db, Queue queue, MessageEntry message, string? deduplicationId, long now)
    {
        var messageId = Guid.NewGuid().ToString();
        var delay = message.DelaySeconds is { } seconds && !queue.IsFifo ? TimeSpan.FromSeconds(seconds) : queue.Attributes.Delay;
        var row = db.QueryFirst(
            """
            INSERT INTO sqs_messages
                (queue, visible, expires, sent, group_id, deduplication_id, message_id, trace, attributes, md5, body)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id
            """,
            reader => reader.GetInt64(0),
            queue.Id, now + (long)delay.TotalMilliseconds, now + (long)queue.Attributes.Retention.TotalMilliseconds, now,
            message.MessageGroupId, deduplicationId, messageId,
            message.MessageSystemAttributes?.GetValueOrDefault("AWSTraceHeader")?.StringValue,
            message.MessageAttributes is { Count: > 0 } attributes ? JsonSerializer.Serialize(attributes) : null,
            MessageDigest.OfBody(message.MessageBody!), message.MessageBody);
        return new(messageId, row);
    }

    private static (HandleResult Result, string? GroupId) Look(SqliteConnection db, Queue queue, ReceiptHandle handle, long now) => db.QueryFirst(
        "SELECT visible, group_id, receipt FROM sqs_messages WHERE id = ?1 AND queue = ?2",
        row => (
            row.Text(2) != handle.Receipt ? HandleResult.Superseded : row.GetInt64(0) <= now ? HandleResult.Expired : HandleResult.Done,
            row.Text(1)),
        handle.Message, queue.Id);

    private static void Refresh(SqliteConnection db, Queue queue, string? groupId)
    {
        if (queue.IsFifo && groupId is not null)
        {
            FifoGroups.Refresh(db, queue.Id, groupId);
        }
    }
}
