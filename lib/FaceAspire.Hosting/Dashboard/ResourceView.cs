using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard;

/// <summary>A resource, as it is shown.</summary>
internal sealed record ResourceView
{
    public required string Name { get; init; }

    public required CustomResourceSnapshot Snapshot { get; init; }

    /// <summary>Its links: address and text.</summary>
    public required IReadOnlyList<(string Url, string Text)> Links { get; init; }

    public required IReadOnlyList<(ResourceCommandAnnotation Command, bool IsEnabled)> Commands { get; init; }

    /// <summary>A parameter's value, or what stands in for it.</summary>
    public string? Value { get; init; }

    /// <summary>How the last command ended.</summary>
    public string? Note { get; init; }

    public bool IsProcess => Snapshot.ResourceType != "Parameter";

    /// <summary>A word on how it is, and the class of its colour.</summary>
    public (string Text, string Class) State => (Snapshot.State?.Text, Snapshot.HealthStatus) switch
    {
        ("Running", HealthStatus.Healthy) => ("Healthy", "good"),
        ("Running", HealthStatus.Unhealthy) => ("Unhealthy", "bad"),
        ("Running", _) when IsProcess => ("Starting", "warn"),
        ("Finished", _) when Snapshot.ExitCode is 0 => ("Done", "good"),
        ("Finished" or "FailedToStart", _) => ($"Failed{(Snapshot.ExitCode is { } code ? $" ({code})" : "")}", "bad"),
        ("Restarting", _) => ("Restarting", "bad"),
        ("Waiting" or "Starting" or "Stopping", _) => (Snapshot.State!.Text, "warn"),
        var (text, _) => (text ?? "", "quiet"),
    };
}
