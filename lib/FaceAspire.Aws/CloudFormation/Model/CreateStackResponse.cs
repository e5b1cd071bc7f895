namespace Amazon.CloudFormation.Model;

/// <summary>It begins.</summary>
public sealed class CreateStackResponse
{
    /// <summary>The stack's ARN.</summary>
    public string? StackId { get; set; }
}
