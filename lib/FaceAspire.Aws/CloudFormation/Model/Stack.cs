namespace Amazon.CloudFormation.Model;

/// <summary>A stack.</summary>
public sealed class Stack
{
    /// <summary>Its name.</summary>
    public string? StackName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? StackId { get; set; }

    /// <summary>Such as <c>CREATE_COMPLETE</c>, <c>ROLLBACK_IN_PROGRESS</c>.</summary>
    public string StackStatus { get; set; } = "";

    /// <summary>Why it is so.</summary>
    public string? StackStatusReason { get; set; }

    /// <summary>What it gives out.</summary>
    public List<Output> Outputs { get; set; } = [];
}
