namespace Amazon.CloudFormation.Model;

/// <summary>It begins.</summary>
public sealed class UpdateStackResponse
{
    /// <summary>The stack's ARN.</summary>
    public string? StackId { get; set; }
}
