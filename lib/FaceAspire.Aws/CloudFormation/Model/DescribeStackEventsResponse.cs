namespace Amazon.CloudFormation.Model;

/// <summary>What happened.</summary>
public sealed class DescribeStackEventsResponse
{
    /// <summary>Newest first.</summary>
    public List<StackEvent> StackEvents { get; set; } = [];
}
