using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>Makes a part's health of answers: one good answer is enough, one bad answer is not.</summary>
internal sealed class HealthTally
{
    /// <summary>A single answer can be lost on a busy machine.</summary>
    private const int BadAnswersToUnhealthy = 2;

    private int _bad;

    /// <summary>The health so far; <see langword="null"/> before the first good answer.</summary>
    public HealthStatus? Status { get; private set; }

    /// <summary>Counts an answer.</summary>
    /// <returns>Whether <see cref="Status"/> changed.</returns>
    public bool Count(bool good)
    {
        var before = Status;
        _bad = good ? 0 : _bad + 1;
        Status = (good, before) switch
        {
            (true, _) => HealthStatus.Healthy,
            (false, HealthStatus.Healthy) when _bad >= BadAnswersToUnhealthy => HealthStatus.Unhealthy,
            _ => before,
        };
        return Status != before;
    }
}
