namespace Amazon.CloudFormation.Model;

/// <summary>A parameter of a template.</summary>
public sealed class Parameter
{
    /// <summary>Its name.</summary>
    public string? ParameterKey { get; set; }

    /// <summary>Its value.</summary>
    public string? ParameterValue { get; set; }
}
