using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>
/// Moving dead letters back: StartMessageMoveTask, ListMessageMoveTasks, CancelMessageMoveTask. A task is done, in one transaction, by the time it is
/// answered; so none can be cancelled, and MaxNumberOfMessagesPerSecond holds nothing back.
/// </summary>
internal sealed class MoveTasks(Database database, QueueSignals signals, Arns arns, TimeProvider time)
{
    private const int MaxPerSecond = 500;
    private const int MaxListed = 10;

    /// <summary>StartMessageMoveTask.</summary>
    public StartMoveTaskAnswer Start(StartMoveTaskRequest request)
    {
        if (request.MaxNumberOfMessagesPerSecond is < 1 or > MaxPerSecond)
        {
            throw SqsErrors.Invalid("MaxNumberOfMessagesPerSecond", $"{request.MaxNumberOfMessagesPerSecond}", $"Must be >= 1 and <= {MaxPerSecond}, if provided.");
        }

        var handle = Guid.NewGuid().ToString();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var woken = database.Write(db =>
        {
            var source = Existing(db, request.SourceArn);
            if (SourcesOf(db, source).Count == 0)
            {
                throw SqsErrors.InvalidParameter("Source queue must be configured as a Dead Letter Queue.");
            }

            var target = request.DestinationArn is { } destination ? Existing(db, destination) : null;
            var targets = Move(db, source, target, now, out var moved);
            db.Execute(
                "INSERT INTO sqs_moves (handle, source, destination, started, moved) VALUES (?1, ?2, ?3, ?4, ?5)",
                handle, source.Id, request.DestinationArn, now, moved);
            return targets;
        });
        woken.ForEach(signals.Pulse);
        return new(handle);
    }

    /// <summary>ListMessageMoveTasks, the newest first.</summary>
    public ListMoveTasksAnswer List(ListMoveTasksRequest request)
    {
        if (request.MaxResults is < 1 or > MaxListed)
        {
            throw SqsErrors.Invalid("MaxResults", $"{request.MaxResults}", $"Must be >= 1 and <= {MaxListed}, if provided.");
        }

        return new(database.Read(db => db.Query(
            "SELECT destination, started, moved FROM sqs_moves WHERE source = ?1 ORDER BY started DESC LIMIT ?2",
            row => new MoveTaskView("COMPLETED", request.SourceArn!, row.Text(0), row.GetInt64(2), row.GetInt64(2), row.GetInt64(1)),
            Existing(db, request.SourceArn).Id, request.MaxResults ?? 1)));
    }

    /// <summary>CancelMessageMoveTask: always too late.</summary>
    public object? Cancel(CancelMoveTaskRequest request)
    {
        var handle = request.TaskHandle ?? throw SqsErrors.Missing("TaskHandle");
        throw database.Read(db => db.QueryFirst("SELECT 1 FROM sqs_moves WHERE handle = ?1", row => row.GetInt32(0), handle)) == 1
            ? SqsErrors.Unsupported("Only active tasks can be cancelled: this one is COMPLETED.")
            : SqsErrors.NoResource("The task does not exist.");
    }

    /// <summary>The queues whose dead letters go to a queue.</summary>
    public List<Queue> SourcesOf(SqliteConnection db, Queue target) =>
        QueueTable.List(db, "", "", int.MaxValue).FindAll(queue => queue.Attributes.Redrive?.TargetArn == arns.Of("sqs", target.Name));

    /// <summary>Moves what can be received, each to where it came from unless told otherwise.</summary>
    private static List<long> Move(SqliteConnection db, Queue source, Queue? destination, long now, out int moved)
    {
        var messages = db.Query(
            "SELECT id, group_id, dead_letter_source FROM sqs_messages WHERE queue = ?1 AND visible <= ?2 ORDER BY id",
            row => (Row: row.GetInt64(0), Group: row.Text(1), Source: row.Text(2)), source.Id, now);
        var targets = new HashSet<long>();
        moved = 0;
        foreach (var message in messages)
        {
            var target = destination ?? (message.Source is { } arn ? QueueTable.Find(db, QueueName.FromArn(arn)) : null);
            if (target is null || target.IsFifo != source.IsFifo)
            {
                continue; // it was sent here itself, or where it came from is gone
            }

            MessageTable.Requeue(db, message.Row, message.Group, source, target, now);
            targets.Add(target.Id);
            moved++;
        }

        return [.. targets];
    }

    private static Queue Existing(SqliteConnection db, string? arn) =>
        QueueTable.Find(db, QueueName.FromArn(arn ?? throw SqsErrors.Missing("SourceArn"))) ?? throw SqsErrors.NoResource("The resource that you specified for the SourceArn parameter doesn't exist.");
}
