using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>The life of messages in queues, behind both of SQS's protocols and <see cref="IQueues"/>.</summary>
internal sealed class Queues(
    Database database, QueueSignals signals, Arns arns, TimeProvider time, IHostApplicationLifetime lifetime) : IQueues
{
    private const int MaxInFlight = 120_000;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether a queue exists.</summary>
    public bool Exists(string queueArn) => database.Read(db => QueueTable.Find(db, QueueName.FromArn(queueArn))) is not null;

    /// <summary>Puts a message on a standard queue, or on a FIFO queue when <paramref name="groupId"/> is given.</summary>
    public void Send(string queueArn, string body, string? groupId = null, string? deduplicationId = null)
    {
        var queue = Get(QueueName.FromArn(queueArn));
        var message = new MessageEntry { MessageBody = body, MessageGroupId = groupId, MessageDeduplicationId = deduplicationId };
        MessageChecks.Check(queue, message);
        Send(queue, [message]);
    }

    /// <summary>Deletes a received message; an old handle changes nothing.</summary>
    public void Delete(string queueArn, string receiptHandle)
    {
        var queue = Get(QueueName.FromArn(queueArn));
        if (HandleOf(queue, receiptHandle) is { } handle)
        {
            Delete(queue, handle);
        }
    }

    Task<bool> IQueues.ExistsAsync(string queueArn, CancellationToken cancellationToken) => Task.FromResult(Exists(queueArn));

    Task<TimeSpan> IQueues.VisibilityTimeoutAsync(string queueArn, CancellationToken cancellationToken) =>
        Task.FromResult(Get(QueueName.FromArn(queueArn)).Attributes.VisibilityTimeout);

    Task IQueues.SendAsync(string queueArn, string body, CancellationToken cancellationToken)
    {
        Send(queueArn, body);
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<ReceivedMessage>> IQueues.ReceiveAsync(string queueArn, int maxMessages, TimeSpan wait, CancellationToken cancellationToken) =>
        ReceiveFromAsync(QueueName.FromArn(queueArn), maxMessages, wait, visibility: null, cancellationToken);

    Task IQueues.DeleteAsync(string queueArn, string receiptHandle)
    {
        Delete(queueArn, receiptHandle);
        return Task.CompletedTask;
    }

    /// <summary>Finds a queue.</summary>
    /// <exception cref="AwsException"><c>QueueDoesNotExist</c>.</exception>
    public Queue Get(string name) => database.Read(db => QueueTable.Get(db, name));

    /// <summary>Sends messages, already checked, all in one transaction.</summary>
    public List<SentMessage> Send(Queue queue, IReadOnlyCollection<MessageEntry> messages)
    {
        var sent = database.Write(db =>
        {
            var current = QueueTable.Get(db, queue.Name); // it may have been deleted since it was looked up
            return messages.Select(message => MessageTable.Send(db, current, message, Now)).ToList();
        });
        signals.Pulse(queue.Id);
        return sent;
    }

    /// <summary>Sends to a standard queue within a transaction of the caller's, so that both happen or neither; <see cref="Wake"/> after it.</summary>
    /// <returns>The queue's row, or <see langword="null"/> when there is no such queue.</returns>
    public long? Send(SqliteConnection db, string queueArn, string body)
    {
        if (QueueTable.Find(db, QueueName.FromArn(queueArn)) is not { } queue)
        {
            return null;
        }

        MessageTable.Send(db, queue, new() { MessageBody = body }, Now);
        return queue.Id;
    }

    /// <summary>Wakes a queue's long polls.</summary>
    public void Wake(long queue) => signals.Pulse(queue);

    /// <summary>Receives from a queue by name, waiting at most <paramref name="wait"/>; ends early, with nothing, when the emulator stops.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveFromAsync(
        string name, int maxMessages, TimeSpan wait, TimeSpan? visibility, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var deadline = Now + (long)wait.TotalMilliseconds;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested(); // before anything is hidden for a caller who has left
            var queue = Get(name);
            var changed = signals.Next(queue.Id);
            var (messages, next) = Receive(name, maxMessages, visibility);
            var now = Now;
            if (messages.Count > 0 || now >= deadline || stop.IsCancellationRequested)
            {
                return messages;
            }

            var pause = TimeSpan.FromMilliseconds(Math.Max(1, Math.Min(deadline, next ?? deadline) - now));
            await changed.WaitAsync(pause, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc cref="MessageTable.Delete"/>
    public HandleResult Delete(Queue queue, ReceiptHandle handle)
    {
        var result = database.Write(db => MessageTable.Delete(db, queue, handle, Now));
        signals.Pulse(queue.Id); // a FIFO group may be free now
        return result;
    }

    /// <inheritdoc cref="MessageTable.ChangeVisibility"/>
    public HandleResult ChangeVisibility(Queue queue, ReceiptHandle handle, TimeSpan timeout)
    {
        var result = database.Write(db => MessageTable.ChangeVisibility(db, queue, handle, timeout, Now));
        signals.Pulse(queue.Id);
        return result;
    }

    /// <summary>Reads a handle of this queue; <see langword="null"/> when it is not one.</summary>
    public static ReceiptHandle? HandleOf(Queue queue, string? receiptHandle) =>
        ReceiptHandle.TryParse(receiptHandle) is { } handle && handle.Queue == queue.Id ? handle : null;

    private (IReadOnlyList<ReceivedMessage> Messages, long? Next) Receive(string name, int max, TimeSpan? visibility)
    {
        Queue? deadLetters = null;
        var result = database.Write(db =>
        {
            var (queue, now) = (QueueTable.Get(db, name), Now);
            if (MessageTable.InFlight(db, queue, now) >= MaxInFlight)
            {
                throw SqsErrors.OverLimit();
            }

            deadLetters = queue.Attributes.Redrive is { } redrive ? QueueTable.Find(db, QueueName.FromArn(redrive.TargetArn)) : null;
            var receiver = new MessageReceiver(db, queue, deadLetters, arns, now);
            var messages = receiver.Receive(max, visibility ?? queue.Attributes.VisibilityTimeout);
            return (messages, Next: messages.Count > 0 ? null : NextVisible(db, queue, now), receiver.MovedAny);
        });
        if (result.MovedAny)
        {
            signals.Pulse(deadLetters!.Id);
        }

        return (result.messages, result.Next);
    }

    private static long? NextVisible(SqliteConnection db, Queue queue, long now) => queue.IsFifo
        ? FifoGroups.NextReady(db, queue, now)
        : db.QueryFirst<long?>(
            "SELECT visible FROM sqs_messages WHERE queue = ?1 AND visible > ?2 ORDER BY visible LIMIT 1", row => row.GetInt64(0), queue.Id, now);
}
