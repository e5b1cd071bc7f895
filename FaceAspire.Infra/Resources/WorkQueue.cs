using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace FaceAspire.Infra.Resources;

/// <summary>A queue of work for a function, and the queue where what keeps failing ends.</summary>
internal sealed class WorkQueue
{
    private const double FourteenDays = 1_209_600; // the most that SQS keeps a message: time to find out, and to send it back

    /// <param name="scope">Where it belongs.</param>
    /// <param name="id">Its logical id, without "Queue".</param>
    /// <param name="name">Its name, without prefix and <c>.fifo</c>.</param>
    /// <param name="functionTimeout">The function's, in seconds.</param>
    /// <param name="fifo">Whether it keeps the order.</param>
    /// <param name="from">The use of the bucket that writes to it.</param>
    /// <param name="retention">How long work is worth doing, in seconds. Default: SQS's own four days.</param>
    public WorkQueue(Construct scope, string id, string name, double functionTimeout, bool fifo = false, string? from = null, double? retention = null)
    {
        Failed = Dead(scope, id, name, fifo);
        Resource = new CfnQueue(scope, $"{id}Queue", new CfnQueueProps
        {
            QueueName = Spell(name, fifo),
            FifoQueue = fifo ? true : null,
            VisibilityTimeout = 6 * functionTimeout, // as Lambda asks for: room for its own retries when it is throttled
            MessageRetentionPeriod = retention,
            SqsManagedSseEnabled = true,
            RedrivePolicy = new Dictionary<string, object>
            {
                ["deadLetterTargetArn"] = Failed.AttrArn,
                ["maxReceiveCount"] = 5, // Lambda's least: a throttled receive counts as one
            },
        });
        Policy = PolicyOf(scope, $"{id}QueuePolicy", Resource, from);
    }

    /// <summary>The queue.</summary>
    public CfnQueue Resource { get; }

    /// <summary>Where what keeps failing ends.</summary>
    public CfnQueue Failed { get; }

    /// <summary>Who may write to it.</summary>
    public CfnQueuePolicy Policy { get; }

    /// <summary>Its ARN.</summary>
    public string Arn => Resource.AttrArn;

    /// <summary>Its URL.</summary>
    public string Url => Resource.Ref;

    /// <summary>What a function that reads from it has to be allowed.</summary>
    public PolicyStatement Consume() => Allow.Actions(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], Arn);

    /// <summary>A queue for what failed; reached by TLS alone, as all are.</summary>
    public static CfnQueue Dead(Construct scope, string id, string name, bool fifo = false)
    {
        var queue = new CfnQueue(scope, $"{id}FailedQueue", new CfnQueueProps
        {
            QueueName = Spell($"{name}-failed", fifo),
            FifoQueue = fifo ? true : null,
            MessageRetentionPeriod = FourteenDays,
            SqsManagedSseEnabled = true,
        });
        PolicyOf(scope, $"{id}FailedQueuePolicy", queue, from: null);
        return queue;
    }

    private static CfnQueuePolicy PolicyOf(Construct scope, string id, CfnQueue queue, string? from)
    {
        var document = Allow.Document(Allow.OnlyTls("sqs", queue.AttrArn));
        if (from is not null)
        {
            document.AddStatements(FromBucket(queue, from));
        }

        return new CfnQueuePolicy(scope, id, new CfnQueuePolicyProps { Queues = [queue.Ref], PolicyDocument = document });
    }

    private static PolicyStatement FromBucket(CfnQueue queue, string use) => new(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal("s3.amazonaws.com")],
        Actions = ["sqs:SendMessage"],
        Resources = [queue.AttrArn],
        Conditions = new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = Names.BucketArn(use) },
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
        },
    });

    private static string Spell(string name, bool fifo) => $"{Names.Prefix}-{name}{(fifo ? ".fifo" : "")}";
}
