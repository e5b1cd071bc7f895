using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>
/// Where alarms go, and from there by e-mail to who runs the system. It is not encrypted with SNS's own key, with which CloudWatch cannot
/// write to it; an alarm names a queue, a function or a camera, and no person.
/// </summary>
internal sealed class AlarmTopic
{
    /// <param name="scope">The stack.</param>
    /// <param name="recipients">Who is told; each has to confirm it once.</param>
    public AlarmTopic(Construct scope, IReadOnlyList<string> recipients)
    {
        var topic = new CfnTopic(scope, "AlarmTopic", new CfnTopicProps { TopicName = Names.AlarmTopic });
        _ = new CfnTopicPolicy(scope, "AlarmTopicPolicy", new CfnTopicPolicyProps
        {
            Topics = [topic.Ref],
            PolicyDocument = Allow.Document(From("cloudwatch.amazonaws.com", topic), From("budgets.amazonaws.com", topic), OnlyTls(topic)),
        });
        for (var i = 0; i < recipients.Count; i++)
        {
            _ = new CfnSubscription(scope, $"AlarmRecipient{i + 1}", new CfnSubscriptionProps
            {
                TopicArn = topic.Ref,
                Protocol = "email",
                Endpoint = recipients[i],
            });
        }
    }

    private static PolicyStatement From(string service, CfnTopic topic) => new(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal(service)],
        Actions = ["sns:Publish"],
        Resources = [topic.Ref],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
        },
    });

    /// <summary>A topic's policy takes no <c>sns:*</c>: it knows actions on topics alone.</summary>
    private static PolicyStatement OnlyTls(CfnTopic topic) => new(new PolicyStatementProps
    {
        Sid = "OnlyTls",
        Effect = Effect.DENY,
        Principals = [new AnyPrincipal()],
        Actions = ["sns:Publish"],
        Resources = [topic.Ref],
        Conditions = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
    });
}
