namespace Amazon.CloudFormation.Model;

/// <summary>Something that happened to a resource.</summary>
public sealed class StackEvent
{
    /// <summary>Its name in the template.</summary>
    public string? LogicalResourceId { get; set; }

    /// <summary>Its type.</summary>
    public string? ResourceType { get; set; }

    /// <summary>Such as <c>CREATE_FAILED</c>.</summary>
    public string ResourceStatus { get; set; } = "";

    /// <summary>Why.</summary>
    public string? ResourceStatusReason { get; set; }
}
