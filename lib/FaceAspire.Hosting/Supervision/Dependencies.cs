using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>Waits for what a part waits for.</summary>
internal sealed class Dependencies(ResourceNotificationService notifications)
{
    /// <summary>Returns when all waits of the part are over.</summary>
    /// <exception cref="DependencyFailedException">One of them can no longer end well.</exception>
    public Task WaitAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>().Select(wait => WaitAsync(wait, cancellationToken)));

    private async Task WaitAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var name = wait.Resource.Name;
        if (wait.Resource is ParameterResource)
        {
            return;
        }

        var change = await notifications.WaitForResourceAsync(name, change => IsOver(wait, change.Snapshot), cancellationToken);
        if (!EndedWell(wait, change.Snapshot))
        {
            throw new DependencyFailedException($"{name} is {change.Snapshot.State?.Text} (exit code {change.Snapshot.ExitCode}).");
        }
    }

    /// <summary>Whether the wait has ended, well or not.</summary>
    internal static bool IsOver(WaitAnnotation wait, CustomResourceSnapshot snapshot) =>
        EndedWell(wait, snapshot) || (snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text));

    /// <summary>Whether the other got where it must get.</summary>
    internal static bool EndedWell(WaitAnnotation wait, CustomResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitUntilHealthy => snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Healthy,
        _ => snapshot.State?.Text == KnownResourceStates.Finished && snapshot.ExitCode == wait.ExitCode,
    };
}
