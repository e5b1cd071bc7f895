using Amazon.CDK.AWS.S3;
using Constructs;

namespace FaceAspire.Infra.Resources;

/// <summary>
/// A bucket that is encrypted, never public, and reached by TLS alone. It keeps no versions: what is known of a person who is deleted must
/// be gone when the object is, and an older version would stay. What can be lost by mistake are copies of photos that their owner has.
/// </summary>
internal sealed class PrivateBucket
{
    /// <param name="scope">Where it belongs.</param>
    /// <param name="id">Its logical id.</param>
    /// <param name="use">What is in it; part of its name.</param>
    /// <param name="rules">What expires when.</param>
    /// <param name="notifies">The queue that is told of events, and of which.</param>
    public PrivateBucket(
        Construct scope, string id, string use, IReadOnlyList<CfnBucket.RuleProperty> rules, (WorkQueue Queue, string[] Events)? notifies = null)
    {
        Resource = new CfnBucket(scope, id, new CfnBucketProps
        {
            BucketName = Names.Bucket(use),
            PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty
            {
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            OwnershipControls = new CfnBucket.OwnershipControlsProperty
            {
                Rules = new[] { new CfnBucket.OwnershipControlsRuleProperty { ObjectOwnership = "BucketOwnerEnforced" } },
            },
            BucketEncryption = new CfnBucket.BucketEncryptionProperty
            {
                ServerSideEncryptionConfiguration = new[]
                {
                    new CfnBucket.ServerSideEncryptionRuleProperty
                    {
                        ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty { SseAlgorithm = "AES256" },
                    },
                },
            },
            LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = rules.Append(Unfinished).ToArray() },
            NotificationConfiguration = notifies is var (queue, events)
                ? new CfnBucket.NotificationConfigurationProperty { QueueConfigurations = events.Select(e => Tell(queue, e)).ToArray() }
                : null,
        });
        if (notifies is var (told, _))
        {
            Resource.Node.AddDependency(told.Policy); // S3 tries the queue at once
        }

        _ = new CfnBucketPolicy(scope, $"{id}Policy", new CfnBucketPolicyProps
        {
            Bucket = Resource.Ref,
            PolicyDocument = Allow.Document(Allow.OnlyTls("s3", Resource.AttrArn, $"{Resource.AttrArn}/*")),
        });
    }

    /// <summary>The bucket.</summary>
    public CfnBucket Resource { get; }

    /// <summary>Its name.</summary>
    public string Name => Resource.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => Resource.AttrArn;

    /// <summary>The ARN of what lies under a prefix.</summary>
    public string Under(string prefix) => $"{Arn}/{prefix}*";

    /// <summary>What is under a prefix is deleted after so many days.</summary>
    public static CfnBucket.RuleProperty Expiry(string id, string prefix, double days) =>
        new() { Id = id, Status = "Enabled", Prefix = prefix, ExpirationInDays = days };

    /// <summary>Parts of an upload that nobody finished are seen by nobody, and paid for.</summary>
    private static CfnBucket.RuleProperty Unfinished => new()
    {
        Id = "unfinished",
        Status = "Enabled",
        AbortIncompleteMultipartUpload = new CfnBucket.AbortIncompleteMultipartUploadProperty { DaysAfterInitiation = 1 },
    };

    private static CfnBucket.QueueConfigurationProperty Tell(WorkQueue queue, string change) => new() { Event = change, Queue = queue.Arn };
}
