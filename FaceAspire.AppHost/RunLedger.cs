using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.AppHost;

/// <summary>Keeps the account of a run: which parts are ready, and what went wrong first.</summary>
internal sealed class RunLedger(IEnumerable<string> parts)
{
    private readonly HashSet<string> _missing = [.. parts];

    /// <summary>Whether every part has been ready, or has done its task.</summary>
    public bool AllReady => _missing.Count == 0;

    /// <summary>The parts that have not.</summary>
    public IEnumerable<string> Missing => _missing;

    /// <summary>What ended the run before it began; <see langword="null"/> while nothing did.</summary>
    public string? StartFailure { get; private set; }

    /// <summary>The first failure after all were ready; <see langword="null"/> while there is none.</summary>
    public string? Failure { get; private set; }

    /// <summary>Takes note of how a part is now.</summary>
    public void Note(string part, CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text;
        var isDone = state == KnownResourceStates.Finished && snapshot.ExitCode is null or 0;
        var isHealthy = state == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Healthy;
        if (state == KnownResourceStates.FailedToStart)
        {
            StartFailure ??= $"{part} could not start{Code(snapshot)}";
        }
        else if (state == KnownResourceStates.Finished && !isDone)
        {
            StartFailure ??= $"{part} failed{Code(snapshot)}";
        }
        else if (isDone || isHealthy)
        {
            _missing.Remove(part);
        }
        else if (AllReady)
        {
            Failure ??= state == KnownResourceStates.Running ? $"{part} became unhealthy" : $"{part} ended{Code(snapshot)}";
        }
    }

    private static string Code(CustomResourceSnapshot snapshot) => snapshot.ExitCode is { } code ? $" (exit code {code})" : "";
}
