namespace Amazon.CloudFormation.Model;

/// <summary>Asks what happened to a stack.</summary>
public sealed class DescribeStackEventsRequest
{
    /// <summary>Which.</summary>
    public string? StackName { get; set; }
}
