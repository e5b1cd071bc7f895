using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Changes to a queue that is there, told to those who wait for it.</summary>
internal sealed class QueueChanges(Database database, QueueSignals signals)
{
    /// <summary>Changes a queue.</summary>
    /// <exception cref="Protocol.AwsException">There is no such queue.</exception>
    public void Apply(string? queueUrl, Action<SqliteConnection, Queue> change)
    {
        var name = QueueName.FromUrl(queueUrl);
        var id = database.Write(db =>
        {
            var queue = QueueTable.Get(db, name);
            change(db, queue);
            return queue.Id;
        });
        signals.Pulse(id);
    }
}
