using Amazon.CDK.AWS.SQS;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>From record to alert: the Matcher. Each camera's stack lets it read that camera's records.</summary>
internal sealed class Matching
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="audit">Gets every record and decision.</param>
    /// <param name="notification">Gets the alerts.</param>
    public Matching(Construct scope, SharedParameters parameters, Audit audit, Notification notification)
    {
        RecordsFailed = WorkQueue.Dead(scope, "Records", "records");
        Matcher = new LambdaFunction(scope, "Matcher", parameters.Code,
            new()
            {
                ["AuditBucket"] = audit.Bucket.Name,
                ["AlertsQueueUrl"] = notification.Alerts.Url,
                ["VisitTimeout"] = parameters.VisitTimeout,
                ["MinSightings"] = parameters.MinSightings,
                ["SightingWindow"] = parameters.SightingWindow,
                ["MaxYaw"] = parameters.MaxYaw,
                ["MinSimilarity"] = parameters.MinSimilarity,
            },
            [
                Allow.Actions(
                    ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"],
                    Names.Arn("kinesis", Names.DataStreams)),
                Allow.Actions(
                    ["s3:GetObject", "s3:PutObject"],
                    audit.Bucket.Under(Audit.Gallery), audit.Bucket.Under(Audit.Records), audit.Bucket.Under(Audit.State)),
                Allow.Actions(["s3:ListBucket"], audit.Bucket.Arn), // without it, what is missing is answered as forbidden
                Allow.Actions(["sqs:SendMessage"], notification.Alerts.Arn, RecordsFailed.AttrArn),
            ]);
    }

    /// <summary>The Matcher.</summary>
    public LambdaFunction Matcher { get; }

    /// <summary>Where batches land that it could not deal with.</summary>
    public CfnQueue RecordsFailed { get; }
}
