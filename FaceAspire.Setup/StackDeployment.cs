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
        var status = await SettledAsync(stack, cancellationToken); // somebody else may be deploying it just now
        if (status is "ROLLBACK_COMPLETE")
        {
            // Its creation failed: nothing of it is left, and CloudFormation wants it deleted before it is created again.
            await cloudFormation.DeleteStackAsync(new() { StackName = stack }, cancellationToken);
            status = await SettledAsync(stack, cancellationToken);
        }

        if (status is null)
        {
            await cloudFormation.CreateStackAsync(
                new() { StackName = stack, TemplateBody = template, Parameters = values, Capabilities = ["CAPABILITY_IAM"] }, cancellationToken);
        }
        else if (!await TryUpdateAsync(stack, template, values, cancellationToken))
        {
            return;
        }

        status = await SettledAsync(stack, cancellationToken) ?? throw new SetupException($"The stack {stack} disappeared while it was deployed.");
        if (status is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE"))
        {
            throw new SetupException($"The stack {stack} ended as {status}: {await ReasonAsync(stack, cancellationToken)}");
        }

        Log.Deployed(logger, stack, status);
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

    /// <summary>Waits until nothing happens to the stack any more; in review it waits for a human.</summary>
    /// <returns>Its status; <see langword="null"/> when there is none.</returns>
    private async Task<string?> SettledAsync(string stack, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = (await FindAsync(stack, cancellationToken))?.StackStatus;
            if (status is null or "REVIEW_IN_PROGRESS" || !status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
            {
                return status;
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

    /// <summary>The first failure of this deployment is the cause; what follows it was cancelled, what was before it is another story.</summary>
    private async Task<string> ReasonAsync(string stack, CancellationToken cancellationToken)
    {
        var newestFirst = (await cloudFormation.DescribeStackEventsAsync(new() { StackName = stack }, cancellationToken)).StackEvents;
        var deployment = newestFirst.TakeWhile(e => !IsBegin(e, stack));
        return deployment.LastOrDefault(e => e.ResourceStatus.EndsWith("_FAILED", StringComparison.Ordinal)) is { } first
            ? $"{first.LogicalResourceId} ({first.ResourceType}): {first.ResourceStatusReason}"
            : "no reason given";
    }

    private static bool IsBegin(StackEvent happened, string stack) =>
        happened.LogicalResourceId == stack && happened.ResourceStatus is ("CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stack {Stack}: {Status}.")]
        public static partial void Deployed(ILogger logger, string stack, string status);
    }
}
