namespace Amazon.CloudFormation.Model;

/// <summary>The stack.</summary>
public sealed class DescribeStacksResponse
{
    /// <summary>One.</summary>
    public List<Stack> Stacks { get; set; } = [];
}
