using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary><c>Project</c>, <c>Executable</c>, <c>Container</c> or <c>Parameter</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Where it is in its life; <see langword="null"/> before the application starts.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>Its health; <see langword="null"/> until it is first known.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>The code its last process ended with.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When its process was started, UTC.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>How often it was started again.</summary>
    internal int Restarts { get; init; }

    /// <summary>The environment variables that its process was given, as they may be shown.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> ShownEnvironment { get; init; } = [];

    /// <summary>The process id, while it runs.</summary>
    internal int? ProcessId { get; init; }
}
