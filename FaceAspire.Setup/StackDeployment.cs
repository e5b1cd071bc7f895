using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Setup;

/// <summary>Brings one CloudFormation stack to what its template says: creates it, updates it, or finds it up to date.</summary>
internal sealed partial class StackDeployment(IAmazonCloudFormation cloudFormation, TimeProvider time, ILogger<StackDeployment> logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Deploys and waits until the stack has settled.</summary>
    /// <exception cref="SetupException">It settled on a failure; the message has CloudFormation's own reason.</exception>
    public async Task DeployAsync(
        string stack, string template, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var values = parameters.Select(pair => new Parameter { ParameterKey = pair.Key, ParameterValue = pair.Value }).ToList();
        if (await FindAsync(stack, cancellationToken) is null)
        {
            await cloudFormation.CreateStackAsync(
                new() { StackName = stack, TemplateBody = template, Parameters = values, Capabilities = ["CAPABILITY_IAM"] }, cancellationToken);
        }
        else if (!await TryUpdateAsync(stack, template, values, cancellationToken))
        {
            return;
        }

        await SettleAsync(stack, cancellationToken);
    }

    private async Task<bool> TryUpdateAsync(string stack, string template, List<Parameter> values, CancellationToken cancellationToken)
    {
        try
        {
            await cloudFormation.UpdateStackAsync(
                new() { StackName = stack, TemplateBody = template, Parameters = values, Capabilities = ["CAPABILITY_IAM"] }, cancellationToken);
            return true;
        }
        catch (NoUpdatesException)
        {
            return false;
        }
    }

    private async Task SettleAsync(string stack, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = (await FindAsync(stack, cancellationToken))?.StackStatus
                ?? throw new SetupException($"The stack {stack} disappeared while it was deployed.");
            if (status is "CREATE_COMPLETE" or "UPDATE_COMPLETE")
            {
                Log.Deployed(logger, stack, status);
                return;
            }

            if (!status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
            {
                throw new SetupException($"The stack {stack} ended as {status}: {await ReasonAsync(stack, cancellationToken)}");
            }

            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private async Task<Stack?> FindAsync(string stack, CancellationToken cancellationToken)
    {
        try
        {
            return (await cloudFormation.DescribeStacksAsync(new() { StackName = stack }, cancellationToken)).Stacks.SingleOrDefault();
        }
        catch (AmazonCloudFormationException e) when (e.ErrorCode == "ValidationError")
        {
            return null; // "Stack with id … does not exist": CloudFormation has no code of its own for it
        }
    }

    /// <summary>The first failure is the cause; what follows it was cancelled.</summary>
    private async Task<string> ReasonAsync(string stack, CancellationToken cancellationToken)
    {
        var events = (await cloudFormation.DescribeStackEventsAsync(new() { StackName = stack }, cancellationToken)).StackEvents;
        return events.LastOrDefault(e => e.ResourceStatus.EndsWith("_FAILED", StringComparison.Ordinal)) is { } first
            ? $"{first.LogicalResourceId} ({first.ResourceType}): {first.ResourceStatusReason}"
            : "no reason given";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stack {Stack}: {Status}.")]
        public static partial void Deployed(ILogger logger, string stack, string status);
    }
}
