using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Sqs;

/// <summary>What a queue's redrive policy must name.</summary>
internal sealed class RedriveRules(Arns arns)
{
    /// <summary>Checks the policy among some attributes, if it is there.</summary>
    /// <exception cref="Protocol.AwsException">Its target is not there, of another kind, or refuses this queue.</exception>
    public void Check(SqliteConnection db, Dictionary<string, string> attributes, string source, bool fifo)
    {
        if (RedrivePolicy.TryParse(attributes.GetValueOrDefault("RedrivePolicy")) is not { } policy)
        {
            return;
        }

        var target = QueueTable.Find(db, QueueName.FromArn(policy.TargetArn))
            ?? throw SqsErrors.Invalid("RedrivePolicy", attributes["RedrivePolicy"], "Dead letter target does not exist.");
        if (target.IsFifo != fifo)
        {
            throw SqsErrors.Invalid(
                "RedrivePolicy", attributes["RedrivePolicy"], "Dead-letter queue must be same type of queue as the source.");
        }

        if (!RedriveAllowPolicy.Allows(target.Attributes["RedriveAllowPolicy"], arns.Of("sqs", source)))
        {
            throw SqsErrors.Invalid(
                "RedrivePolicy", attributes["RedrivePolicy"], "The RedriveAllowPolicy of the dead-letter queue does not allow this queue as a source.");
        }
    }
}
