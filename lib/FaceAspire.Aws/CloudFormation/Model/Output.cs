namespace Amazon.CloudFormation.Model;

/// <summary>A value that a stack gives out.</summary>
public sealed class Output
{
    /// <summary>Its name.</summary>
    public string? OutputKey { get; set; }

    /// <summary>Its value.</summary>
    public string? OutputValue { get; set; }
}
