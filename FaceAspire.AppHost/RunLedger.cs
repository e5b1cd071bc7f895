using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.AppHost;

/// <summary>Keeps the account of a run: which parts are ready, and what went wrong first.</summary>
internal sealed class RunLedger(IEnumerable<string> parts)
{
    /// <summary>What Aspire.Hosting.AWS calls a stack that was not deployed.</summary>
    private const string FailedToProvision = "Failed to Provision";

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
    /// <param name="part">Its name.</param>
    /// <param name="state">One of <see cref="KnownResourceStates"/>, or another word.</param>
    /// <param name="health">Its health; <see langword="null"/> while it is not known.</param>
    /// <param name="exitCode">What its process ended with, if it has.</param>
    public void Note(string part, string? state, HealthStatus? health, int? exitCode)
    {
        if (state == KnownResourceStates.FailedToStart || state == FailedToProvision)
        {
            StartFailure ??= $"{part} could not start{Code(exitCode)}";
        }
        else if (state == KnownResourceStates.Finished && exitCode is not (null or 0))
        {
            StartFailure ??= $"{part} failed{Code(exitCode)}";
        }
        else if (state == KnownResourceStates.Finished || (state == KnownResourceStates.Running && health == HealthStatus.Healthy))
        {
            _missing.Remove(part);
        }
        else if (AllReady && !IsOnItsWay(state, health))
        {
            Failure ??= state == KnownResourceStates.Running ? $"{part} became unhealthy" : $"{part} ended{Code(exitCode)}";
        }
    }

    /// <summary>Somebody has restarted the part by hand: that is no failure.</summary>
    private static bool IsOnItsWay(string? state, HealthStatus? health) =>
        state == KnownResourceStates.Stopping || state == KnownResourceStates.Waiting || state == KnownResourceStates.Starting
        || (state == KnownResourceStates.Running && health is null);

    private static string Code(int? exitCode) => exitCode is { } code ? $" (exit code {code})" : "";
}
