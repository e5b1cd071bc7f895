using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>Says when work fails, is held up, or comes too late.</summary>
internal sealed class SystemAlarms
{
    private readonly Construct _scope;

    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    public SystemAlarms(Construct scope, OperationsParameters parameters)
    {
        _scope = scope;
        Watch("Enroller", "Uploads", "uploads", latest: 600); // photos can wait; ten minutes mean that nothing moves
        Watch("Notifier", "Alerts", "alerts", latest: 60, ".fifo"); // an alert is of use within seconds
        Watch("Matcher", "Records", "records", latest: null);
        Watch("Analyzer", "Frames", "frames", latest: 60, condition: parameters.Recogniser.Images);
        new Alarm(
            "matcher-behind", "The Matcher reads records more than a minute after they should have been: alerts are late.",
            "AWS/Lambda", "IteratorAge", ("FunctionName", Names.Function("matcher")))
        {
            Statistic = "Maximum",
            Period = 60,
            Periods = 3,
            Threshold = parameters.BehindMilliseconds,
        }.AddTo(scope, "MatcherBehindAlarm");
    }

    /// <summary>A function, the queue that it works on, and the queue where it fails.</summary>
    private void Watch(string function, string id, string queue, double? latest, string suffix = "", CfnCondition? condition = null)
    {
        var name = Names.Function(function.ToLowerInvariant());
        new Alarm(
            $"{queue}-failed", $"The {function} gave up on something; it is kept for 14 days.",
            "AWS/SQS", "ApproximateNumberOfMessagesVisible", ("QueueName", $"{Names.Prefix}-{queue}-failed{suffix}"))
        {
            Statistic = "Maximum",
        }.AddTo(_scope, $"{id}FailedAlarm", condition);
        new Alarm(
            $"{function.ToLowerInvariant()}-errors", $"The {function} fails again and again; what failed is tried again.",
            "AWS/Lambda", "Errors", ("FunctionName", name))
        {
            Periods = 3, // one error is retried, and is nobody's business
        }.AddTo(_scope, $"{function}ErrorsAlarm", condition);
        new Alarm(
            $"{function.ToLowerInvariant()}-throttled", $"Lambda holds the {function} back: the account's concurrency is used up.",
            "AWS/Lambda", "Throttles", ("FunctionName", name))
        {
            Periods = 3,
        }.AddTo(_scope, $"{function}ThrottledAlarm", condition);
        if (latest is { } seconds)
        {
            new Alarm(
                $"{queue}-late", $"The {function}'s oldest work has waited for more than {seconds} seconds.",
                "AWS/SQS", "ApproximateAgeOfOldestMessage", ("QueueName", $"{Names.Prefix}-{queue}{suffix}"))
            {
                Statistic = "Maximum",
                Threshold = seconds,
            }.AddTo(_scope, $"{id}LateAlarm", condition);
        }
    }
}
