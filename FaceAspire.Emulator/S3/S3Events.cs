using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>Tells queues what happened to objects: worked out inside the change's transaction, so that sequencers grow in its order, and sent after it.</summary>
internal sealed partial class S3Events(IQueues queues, Arns arns, TimeProvider time, ILogger<S3Events> logger)
{
    private long _last;

    /// <summary>The messages for a change; call within its transaction, of which there is one at a time.</summary>
    public List<(string QueueArn, string Body)> Record(SqliteConnection db, string bucket, string eventName, StoredObject stored)
    {
        var rules = Notifications.Of(db, bucket).Where(rule => rule.Covers(eventName, stored.Key)).ToArray();
        if (rules is [])
        {
            return [];
        }

        var now = time.GetUtcNow();
        _last = Math.Max(_last + 1, now.Ticks); // grows for all keys, across restarts too while the clock does
        var sequencer = $"00{_last:X16}";
        return rules.Select(rule => (rule.QueueArn, S3EventJson.Event(eventName, bucket, stored, rule, sequencer, now, arns))).ToList();
    }

    /// <summary>Sends them. A queue that is gone loses its events, as with S3, and the log says so.</summary>
    public void Publish(List<(string QueueArn, string Body)> messages)
    {
        foreach (var (arn, body) in messages)
        {
            try
            {
                queues.Send(arn, body);
            }
            catch (AwsException e)
            {
                Log.NotSent(logger, arn, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An S3 event could not be sent to {Queue}: {Reason} Correct the bucket's notification configuration.")]
        public static partial void NotSent(ILogger logger, string queue, string reason);
    }
}
