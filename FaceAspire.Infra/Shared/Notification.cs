using Amazon.CDK.AWS.SES;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>From alert to e-mail: alerts queue, Notifier, sender.</summary>
internal sealed class Notification
{
    private const double Timeout = 10; // a picture and an e-mail; what takes longer is tried again

    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="audit">Remembers which alerts were sent.</param>
    public Notification(Construct scope, SharedParameters parameters, Audit audit)
    {
        Alerts = new WorkQueue(scope, "Alerts", "alerts", Timeout, fifo: true);
        _ = new CfnEmailIdentity(scope, "SenderIdentity", new CfnEmailIdentityProps { EmailIdentity = parameters.Sender });
        var notifier = new LambdaFunction(scope, "Notifier", parameters.Code,
            new()
            {
                ["AuditBucket"] = audit.Bucket.Name,
                ["Sender"] = parameters.Sender,
                ["Recipients"] = parameters.Recipients,
                ["TimeZone"] = parameters.TimeZone,
            },
            [
                Alerts.Consume(),
                Allow.Actions(["s3:GetObject", "s3:PutObject"], audit.Bucket.Under(Audit.Alerts)),
                Allow.Actions(["s3:ListBucket"], audit.Bucket.Arn), // without it, what is missing is answered as forbidden
                Allow.Actions(["kinesisvideo:GetDataEndpoint", "kinesisvideo:GetImages"], Names.Arn("kinesisvideo", Names.VideoStreams)),
                // SES asks for the recipients' identities, too, while the account is in its sandbox; the sender is held fast by the condition.
                Allow.When("StringEquals", "ses:FromAddress", parameters.Sender, ["ses:SendEmail", "ses:SendRawEmail"], Names.Arn("ses", "identity/*")),
            ],
            Timeout);
        notifier.Consume("NotifierAlerts", Alerts, batchSize: 1); // an e-mail that fails takes no other with it
    }

    /// <summary>Alerts to be sent, in order per camera and person.</summary>
    public WorkQueue Alerts { get; }
}
