using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace FaceAspire.Infra.Resources;

/// <summary>A function of ours: an executable, its role, and a log group that it may write to but not create.</summary>
internal sealed class LambdaFunction
{
    private const double LogRetentionDays = 30; // logs name people: no longer than the audit's default

    /// <summary>What a function may be called with while it is still at work: 30 seconds, in which a batch is dealt with many times over.</summary>
    public const double Timeout = 30;

    /// <param name="scope">Where it belongs.</param>
    /// <param name="part">Which: <c>Matcher</c>, say.</param>
    /// <param name="code">Where its code is.</param>
    /// <param name="environment">Its settings, without <c>FaceAspire__</c>.</param>
    /// <param name="rights">What it may do, besides logging.</param>
    /// <param name="timeout">How long one call may take, in seconds.</param>
    /// <param name="condition">When it is there at all. Default always.</param>
    public LambdaFunction(
        Construct scope, string part, CodeParameters code, Dictionary<string, string> environment, PolicyStatement[] rights,
        double timeout = Timeout, CfnCondition? condition = null)
    {
        var name = part.ToLowerInvariant();
        var logs = Logs(scope, part, name, condition);
        var role = Role(scope, part, "work", [Allow.Actions(["logs:CreateLogStream", "logs:PutLogEvents"], logs.AttrArn), .. rights], condition);
        Resource = new CfnFunction(scope, part, new CfnFunctionProps
        {
            FunctionName = Names.Function(name),
            Runtime = "provided.al2023",
            Handler = "bootstrap",
            Architectures = [code.Architecture],
            MemorySize = 256, // needs a fifth of it; Lambda gives CPU by memory, and less makes starting slower
            Timeout = timeout,
            Role = role.AttrArn,
            Code = new CfnFunction.CodeProperty { S3Bucket = code.Bucket, S3Key = code.KeyOf($"{name}.zip") },
            Environment = new CfnFunction.EnvironmentProperty
            {
                Variables = environment.ToDictionary(pair => $"FaceAspire__{pair.Key}", pair => pair.Value),
            },
        });
        Resource.CfnOptions.Condition = condition;
        Resource.Node.AddDependency(logs); // else Lambda may make the group itself, with no end to its retention
    }

    /// <summary>The function.</summary>
    public CfnFunction Resource { get; }

    /// <summary>Its name.</summary>
    public string Name => Resource.Ref;

    /// <summary>Lets it take work from a queue.</summary>
    public void Consume(string id, WorkQueue queue, double batchSize, double? concurrency = null)
    {
        var mapping = new CfnEventSourceMapping(Resource.Stack, id, new CfnEventSourceMappingProps
        {
            FunctionName = Name,
            EventSourceArn = queue.Arn,
            BatchSize = batchSize,
            ScalingConfig = concurrency is { } most ? new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = most } : null,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
        });
        mapping.CfnOptions.Condition = Resource.CfnOptions.Condition;
    }

    /// <summary>A log group that ends by itself.</summary>
    public static CfnLogGroup Logs(Construct scope, string part, string name, CfnCondition? condition = null)
    {
        var logs = new CfnLogGroup(scope, $"{part}Logs", new CfnLogGroupProps
        {
            LogGroupName = $"/aws/lambda/{Names.Function(name)}",
            RetentionInDays = LogRetentionDays,
        });
        logs.CfnOptions.Condition = condition;
        return logs;
    }

    /// <summary>A function's role.</summary>
    public static CfnRole Role(Construct scope, string part, string policy, PolicyStatement[] rights, CfnCondition? condition = null)
    {
        var role = new CfnRole(scope, $"{part}Role", new CfnRoleProps
        {
            AssumeRolePolicyDocument = Allow.Assume("lambda.amazonaws.com"),
            Policies = new[] { new CfnRole.PolicyProperty { PolicyName = policy, PolicyDocument = Allow.Document(rights) } },
        });
        role.CfnOptions.Condition = condition;
        return role;
    }
}
