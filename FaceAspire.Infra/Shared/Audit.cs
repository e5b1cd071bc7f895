using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>The bucket that remembers: each record and decision, each photo, who is in front of which camera, which alerts were sent.</summary>
internal sealed class Audit(Construct scope, double retentionDays)
{
    /// <summary>Records and decisions.</summary>
    public const string Records = "records/";

    /// <summary>What is known of each photo; stays as long as the photo.</summary>
    public const string Gallery = "gallery/";

    /// <summary>Who is in front of each camera; overwritten, never old.</summary>
    public const string State = "state/";

    /// <summary>Which alerts were sent.</summary>
    public const string Alerts = "alerts/";

    /// <summary>Answers to queries over the audit.</summary>
    public const string Queries = "queries/";

    /// <summary>The bucket.</summary>
    public PrivateBucket Bucket { get; } = new(scope, "AuditBucket", "audit",
    [
        PrivateBucket.Expiry("records", Records, retentionDays),
        PrivateBucket.Expiry("alerts", Alerts, retentionDays),
        PrivateBucket.Expiry("queries", Queries, 1), // they were read; a query can be asked again
    ]);
}
