namespace Amazon.CloudFormation.Model;

/// <summary>Asks for a new stack.</summary>
public sealed class CreateStackRequest
{
    /// <summary>A letter, then letters, digits and hyphens; at most 128.</summary>
    public string? StackName { get; set; }

    /// <summary>The template, at most 51,200 bytes.</summary>
    public string? TemplateBody { get; set; }

    /// <summary>Its parameters.</summary>
    public List<Parameter>? Parameters { get; set; }

    /// <summary><c>CAPABILITY_IAM</c> where it makes roles.</summary>
    public List<string>? Capabilities { get; set; }
}
