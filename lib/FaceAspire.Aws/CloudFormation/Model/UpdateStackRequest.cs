namespace Amazon.CloudFormation.Model;

/// <summary>Asks to change a stack.</summary>
public sealed class UpdateStackRequest
{
    /// <summary>Which.</summary>
    public string? StackName { get; set; }

    /// <summary>The template, at most 51,200 bytes.</summary>
    public string? TemplateBody { get; set; }

    /// <summary>Its parameters.</summary>
    public List<Parameter>? Parameters { get; set; }

    /// <summary><c>CAPABILITY_IAM</c> where it makes roles.</summary>
    public List<string>? Capabilities { get; set; }
}
