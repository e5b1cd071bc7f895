using System.Text.Json;
using FaceAspire.Emulator.Sqs;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>The buckets' notification rules.</summary>
internal sealed class Notifications(Database database, Queues queues, TimeProvider time)
{
    private const string Document = "notification";

    public static List<NotificationRule> Of(SqliteConnection db, string bucket) =>
        BucketTable.Document(db, bucket, Document) is { } json ? JsonSerializer.Deserialize<List<NotificationRule>>(json)! : [];

    /// <summary>Replaces a bucket's rules, after a test message to every queue.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>: a queue cannot be a target.</exception>
    public void Set(string bucket, IReadOnlyList<NotificationRule> rules)
    {
        NotificationDocument.Check(rules);
        if (rules.FirstOrDefault(rule => rule.QueueArn.Split(':') is not ["arn", _, "sqs", _, { Length: 12 }, { Length: > 0 }]) is { } odd)
        {
            throw S3Errors.Argument(odd.QueueArn.Split(':').Length < 6 ? "The ARN could not be parsed" : "The ARN is not well formed", "Queue", odd.QueueArn);
        }

        var refused = rules.Select(rule => (Arn: rule.QueueArn, Why: Refusal(rule.QueueArn))).Where(rule => rule.Why is not null).ToArray();
        if (refused is not [])
        {
            throw new Protocol.AwsException(400, "InvalidArgument", "Unable to validate the following destination configurations")
            {
                Details = [.. refused.SelectMany((rule, i) => new[] { ($"ArgumentName{i + 1}", rule.Arn), ($"ArgumentValue{i + 1}", rule.Why!) })],
            };
        }

        database.Write(db =>
        {
            BucketTable.Require(db, bucket);
            BucketTable.PutDocument(db, bucket, Document, JsonSerializer.Serialize(rules));
        });
        foreach (var arn in rules.Select(rule => rule.QueueArn).Distinct())
        {
            queues.Send(arn, S3EventJson.Test(bucket, time.GetUtcNow()));
        }
    }

    private string? Refusal(string arn) => !queues.Exists(arn) ? "The destination queue does not exist"
        : arn.EndsWith(".fifo", StringComparison.Ordinal) ? "The destination queue is not a standard queue"
        : null;
}
