using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Deletes the messages that have outlived their queues' retention where nobody receives, and what deduplication need not know any more.</summary>
internal sealed class MessageRetention(Database database, TimeProvider time) : IRetention
{
    /// <inheritdoc/>
    public bool TrimSome()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var queue in database.Read(reader => QueueTable.List(reader, prefix: "", after: "", limit: int.MaxValue)).Where(queue => HasExpired(queue, now)))
        {
            database.Write(writer => MessageTable.Expire(writer, queue, now));
        }

        if (database.Read(reader => reader.QueryFirst("SELECT 1 FROM sqs_deduplication WHERE expires <= ?1 LIMIT 1", row => row.GetInt64(0), now)) == 1)
        {
            database.Write(writer => writer.Execute("DELETE FROM sqs_deduplication WHERE expires <= ?1", now));
        }

        return false;
    }

    private bool HasExpired(Queue queue, long now) => database.Read(reader => reader.QueryFirst(
        "SELECT 1 FROM sqs_messages WHERE queue = ?1 AND expires <= ?2 LIMIT 1", row => row.GetInt64(0), queue.Id, now)) == 1;
}
