namespace Aspire.Hosting;

/// <summary>How to compose an application.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command line arguments: <c>--Key=value</c> adds to the configuration.</summary>
    public string[]? Args { get; set; }

    /// <summary>The AppHost's assembly. Default: the one that was started; a test's is not the AppHost's.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Whether the dashboard may be reached without TLS. Without effect here: this host's is on loopback, and always without.</summary>
    public bool AllowUnsecuredTransport { get; set; }

    /// <summary>Leaves the dashboard out. Default <see langword="false"/>; without the setting <c>ASPNETCORE_URLS</c> there is none either.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Shows all that the resources print, not only warnings and errors.</summary>
    public bool EnableResourceLogging { get; set; }
}
