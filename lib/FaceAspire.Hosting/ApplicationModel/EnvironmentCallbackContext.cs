namespace Aspire.Hosting.ApplicationModel;

/// <summary>The environment variables of a process about to start.</summary>
/// <param name="executionContext">How the application runs.</param>
/// <param name="environmentVariables">The variables so far: strings, or <see cref="IValueProvider"/>.</param>
/// <param name="cancellationToken">Ends with the application.</param>
public sealed class EnvironmentCallbackContext(
    DistributedApplicationExecutionContext executionContext,
    Dictionary<string, object>? environmentVariables = null,
    CancellationToken cancellationToken = default)
{
    /// <summary>How the application runs.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>The variables so far: strings, or <see cref="IValueProvider"/>.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = environmentVariables ?? [];

    /// <summary>Ends with the application.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
