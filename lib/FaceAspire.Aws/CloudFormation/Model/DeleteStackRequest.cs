namespace Amazon.CloudFormation.Model;

/// <summary>Asks to delete a stack.</summary>
public sealed class DeleteStackRequest
{
    /// <summary>Which.</summary>
    public string? StackName { get; set; }
}
