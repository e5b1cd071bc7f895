namespace Amazon.CloudFormation.Model;

/// <summary>Asks about a stack.</summary>
public sealed class DescribeStacksRequest
{
    /// <summary>Which.</summary>
    public string? StackName { get; set; }
}
