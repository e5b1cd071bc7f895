using System.Globalization;
using System.Text.Json;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Receives messages, within a transaction that nobody else's receive can overlap; messages received too often go to the dead-letter queue.</summary>
/// <param name="db">The writing connection.</param>
/// <param name="queue">The queue.</param>
/// <param name="deadLetters">Its dead-letter queue, if it has one that exists.</param>
/// <param name="arns">Names the queue and its account.</param>
/// <param name="now">Unix milliseconds.</param>
internal sealed class MessageReceiver(SqliteConnection db, Queue queue, Queue? deadLetters, Arns arns, long now)
{
    private const string Columns =
        "id, message_id, body, md5, attributes, trace, sent, receives, first_receive, group_id, deduplication_id, dead_letter_source, visible";

    /// <summary>Whether messages went to the dead-letter queue.</summary>
    public bool MovedAny { get; private set; }

    /// <summary>Takes up to <paramref name="max"/> messages and hides them for <paramref name="visibility"/>.</summary>
    public List<ReceivedMessage> Receive(int max, TimeSpan visibility)
    {
        MessageTable.Expire(db, queue, now);
        var received = new List<ReceivedMessage>();
        for (var moved = true; moved && received.Count == 0;)
        {
            moved = false;
            foreach (var candidate in Candidates(max))
            {
                if (deadLetters is not null && candidate.Receives >= queue.Attributes.Redrive!.MaxReceiveCount)
                {
                    Move(candidate);
                    MovedAny = moved = true;
                }
                else
                {
                    received.Add(Take(candidate, visibility));
                    if (received.Count == max)
                    {
                        break;
                    }
                }
            }
        }

        return received;
    }

    private IEnumerable<StoredMessage> Candidates(int max) => queue.IsFifo
        ? FifoGroups.Ready(db, queue, now, max).SelectMany(group => OfGroup(group, max))
        : db.Query(
            $"SELECT {Columns} FROM sqs_messages WHERE queue = ?1 AND visible <= ?2 ORDER BY visible LIMIT ?3", Read, queue.Id, now, max);

    private IEnumerable<StoredMessage> OfGroup(string group, int max) => db
        .Query($"SELECT {Columns} FROM sqs_messages WHERE queue = ?1 AND group_id = ?2 ORDER BY id LIMIT ?3", Read, queue.Id, group, max)
        .TakeWhile(message => message.Visible <= now); // what follows a delayed one waits for it

    private ReceivedMessage Take(StoredMessage message, TimeSpan visibility)
    {
        var handle = ReceiptHandle.New(queue.Id, message.Row);
        var first = message.FirstReceive ?? now;
        db.Execute(
            "UPDATE sqs_messages SET visible = ?2, receives = receives + 1, first_receive = ?3, receipt = ?4 WHERE id = ?1",
            message.Row, now + (long)visibility.TotalMilliseconds, first, handle.Receipt);
        Refresh(queue, message);
        return new(
            message.MessageId, handle.ToString(), message.Body, message.Md5,
            SystemAttributes(message, first),
            message.Attributes is null ? [] : JsonSerializer.Deserialize<Dictionary<string, MessageAttribute>>(message.Attributes)!);
    }

    /// <summary>Moves a message behind all others of the dead-letter queue. Its age goes on in a standard queue and starts anew in a FIFO queue.</summary>
    private void Move(StoredMessage message)
    {
        var sent = queue.IsFifo ? now : message.Sent;
        db.Execute(
            """
            INSERT INTO sqs_messages (queue, visible, expires, sent, group_id, deduplication_id, dead_letter_source, message_id, trace, attributes, md5, body)
            SELECT ?2, ?3, ?4, ?5, group_id, deduplication_id, ?6, message_id, trace, attributes, md5, body FROM sqs_messages WHERE id = ?1
            """,
            message.Row, deadLetters!.Id, now, sent + (long)deadLetters.Attributes.Retention.TotalMilliseconds, sent, arns.Of("sqs", queue.Name));
        db.Execute("DELETE FROM sqs_messages WHERE id = ?1", message.Row);
        Refresh(queue, message);
        Refresh(deadLetters, message);
    }

    private void Refresh(Queue of, StoredMessage message)
    {
        if (of.IsFifo)
        {
            FifoGroups.Refresh(db, of.Id, message.GroupId!);
        }
    }

    private Dictionary<string, string> SystemAttributes(StoredMessage message, long firstReceive)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SenderId"] = arns.Account,
            ["SentTimestamp"] = Number(message.Sent),
            ["ApproximateReceiveCount"] = Number(message.Receives + 1),
            ["ApproximateFirstReceiveTimestamp"] = Number(firstReceive),
        };
        Add("MessageGroupId", message.GroupId);
        Add("MessageDeduplicationId", message.DeduplicationId);
        Add("SequenceNumber", queue.IsFifo ? SentMessage.SequenceOf(message.Row) : null);
        Add("AWSTraceHeader", message.Trace);
        Add("DeadLetterQueueSourceArn", message.DeadLetterSource);
        return attributes;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                attributes.Add(name, value);
            }
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static StoredMessage Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.GetInt64(6), row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetInt64(8), row.Text(9), row.Text(10), row.Text(11), row.GetInt64(12));

    private sealed record StoredMessage(
        long Row, string MessageId, string Body, string Md5, string? Attributes, string? Trace, long Sent, int Receives,
        long? FirstReceive, string? GroupId, string? DeduplicationId, string? DeadLetterSource, long Visible);
}
