using FaceAspire.Emulator.Sqs;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Tells queues what happened to objects. A message is written in the transaction of its change, so that a process that dies leaves both or
/// neither, and sequencers grow in the order of the changes.
/// </summary>
internal sealed partial class S3Events(Queues queues, Arns arns, TimeProvider time, ILogger<S3Events> logger)
{
    private long _last;

    /// <summary>Sends the messages for a change, within its transaction, of which there is one at a time.</summary>
    /// <returns>The queues to <see cref="Wake"/> once it is committed.</returns>
    public List<long> Send(SqliteConnection db, string bucket, string eventName, StoredObject stored)
    {
        var woken = new List<long>();
        foreach (var rule in Notifications.Of(db, bucket).Where(rule => rule.Covers(eventName, stored.Key)))
        {
            var now = time.GetUtcNow();
            _last = Math.Max(_last + 1, now.Ticks); // grows for all keys, and across restarts while the clock does
            var body = S3EventJson.Event(eventName, bucket, stored, rule, $"00{_last:X16}", now, arns);
            if (queues.Send(db, rule.QueueArn, body) is { } queue)
            {
                woken.Add(queue);
            }
            else
            {
                Log.NoQueue(logger, bucket, stored.Key, rule.QueueArn);
            }
        }

        return woken;
    }

    /// <summary>Wakes who waits for the messages.</summary>
    public void Wake(List<long> woken) => woken.ForEach(queues.Wake);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "The event of {Bucket}/{Key} is lost: {Queue} is gone. Create it, or correct the bucket's notification configuration.")]
        public static partial void NoQueue(ILogger logger, string bucket, string key, string queue);
    }
}
