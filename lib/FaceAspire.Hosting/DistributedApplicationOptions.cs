namespace Aspire.Hosting;

/// <summary>How to compose an application.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command line arguments: <c>--Key=value</c> adds to the configuration.</summary>
    public string[]? Args { get; set; }
}
