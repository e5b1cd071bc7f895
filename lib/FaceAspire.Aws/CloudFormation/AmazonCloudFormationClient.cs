using System.Globalization;
using System.Xml.Linq;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using FaceAspire.Aws;

namespace Amazon.CloudFormation;

/// <summary>Calls CloudFormation (query protocol, version 2010-05-15).</summary>
public sealed class AmazonCloudFormationClient(AwsClientOptions? options = null)
    : QueryServiceClient(new("CLOUDFORMATION", "cloudformation", "cloudformation"), "2010-05-15", options), IAmazonCloudFormation
{
    /// <inheritdoc/>
    public async Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default)
    {
        var fields = Fields(request.StackName, request.TemplateBody, request.Parameters, request.Capabilities);
        return new() { StackId = Text(await InvokeAsync("CreateStack", fields, cancellationToken), "StackId") };
    }

    /// <inheritdoc/>
    public async Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default)
    {
        var fields = Fields(request.StackName, request.TemplateBody, request.Parameters, request.Capabilities);
        return new() { StackId = Text(await InvokeAsync("UpdateStack", fields, cancellationToken), "StackId") };
    }

    /// <inheritdoc/>
    public async Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default)
    {
        await InvokeAsync("DeleteStack", [new("StackName", request.StackName ?? "")], cancellationToken);
        return new();
    }

    /// <inheritdoc/>
    public async Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await InvokeAsync("DescribeStacks", [new("StackName", request.StackName ?? "")], cancellationToken);
        return new() { Stacks = [.. Members(answer, "Stacks").Select(ToStack)] };
    }

    /// <inheritdoc/>
    public async Task<DescribeStackEventsResponse> DescribeStackEventsAsync(
        DescribeStackEventsRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await InvokeAsync("DescribeStackEvents", [new("StackName", request.StackName ?? "")], cancellationToken);
        return new() { StackEvents = [.. Members(answer, "StackEvents").Select(ToEvent)] };
    }

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) =>
        error.Code == "ValidationError" && error.Message.Contains("No updates are to be performed", StringComparison.Ordinal)
            ? new NoUpdatesException(error.Message, error.RequestId)
            : new AmazonCloudFormationException(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);

    private static IEnumerable<KeyValuePair<string, string>> Fields(
        string? stack, string? template, List<Parameter>? parameters, List<string>? capabilities)
    {
        yield return new("StackName", stack ?? "");
        yield return new("TemplateBody", template ?? "");
        foreach (var (i, parameter) in (parameters ?? []).Index())
        {
            var at = $"Parameters.member.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            yield return new($"{at}.ParameterKey", parameter.ParameterKey ?? "");
            yield return new($"{at}.ParameterValue", parameter.ParameterValue ?? "");
        }

        foreach (var (i, capability) in (capabilities ?? []).Index())
        {
            yield return new($"Capabilities.member.{(i + 1).ToString(CultureInfo.InvariantCulture)}", capability);
        }
    }

    private static Stack ToStack(XElement stack) => new()
    {
        StackName = Text(stack, "StackName"),
        StackId = Text(stack, "StackId"),
        StackStatus = Text(stack, "StackStatus") ?? "",
        StackStatusReason = Text(stack, "StackStatusReason"),
        Outputs = [.. Members(stack, "Outputs").Select(output => new Output { OutputKey = Text(output, "OutputKey"), OutputValue = Text(output, "OutputValue") })],
    };

    private static StackEvent ToEvent(XElement happened) => new()
    {
        LogicalResourceId = Text(happened, "LogicalResourceId"),
        ResourceType = Text(happened, "ResourceType"),
        ResourceStatus = Text(happened, "ResourceStatus") ?? "",
        ResourceStatusReason = Text(happened, "ResourceStatusReason"),
    };

    private static IEnumerable<XElement> Members(XElement element, string list) =>
        element.Descendants().FirstOrDefault(child => child.Name.LocalName == list)?.Elements() ?? [];

    private static string? Text(XElement element, string name) =>
        element.Descendants().FirstOrDefault(child => child.Name.LocalName == name)?.Value;
}
