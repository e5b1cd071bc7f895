using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>Follows a running part's health.</summary>
internal sealed class HealthMonitor(HttpHealthProbe probe, ConsoleReport report, TimeProvider time)
{
    private static readonly TimeSpan UntilReady = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Onwards = TimeSpan.FromSeconds(2);

    /// <summary>A part that is not ready so long after its start is mentioned, with the reason, and again as often.</summary>
    private static readonly TimeSpan Mention = TimeSpan.FromSeconds(15);

    /// <summary>Tells each change until the process has ended. A part without a check is healthy while it runs.</summary>
    public async Task WatchAsync(IResource resource, Action<HealthStatus> changed, CancellationToken ended)
    {
        if (resource.Annotations.OfType<HttpHealthAnnotation>().FirstOrDefault() is not { } check)
        {
            changed(HealthStatus.Healthy);
            return;
        }

        try
        {
            await PollAsync(resource.Name, check, changed, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // the process has ended; nothing is left to ask
        }
    }

    private async Task PollAsync(string name, HttpHealthAnnotation check, Action<HealthStatus> changed, CancellationToken ended)
    {
        var tally = new HealthTally();
        for (var mentioned = time.GetTimestamp(); ;)
        {
            var problem = await probe.AskAsync(check.Address, check.StatusCode, ended);
            var before = tally.Status;
            if (tally.Count(problem is null))
            {
                Say(name, before, problem);
                changed(tally.Status!.Value);
            }
            else if (tally.Status is null && time.GetElapsedTime(mentioned) >= Mention)
            {
                mentioned = time.GetTimestamp();
                report.Say(name, $"is not ready yet: {problem}");
            }

            await Task.Delay(tally.Status is null ? UntilReady : Onwards, time, ended);
        }
    }

    private void Say(string name, HealthStatus? before, string? problem)
    {
        if (before is not null) // the first good answer makes the part ready, which is said elsewhere
        {
            report.Say(name, problem is null ? "is healthy again" : $"is not healthy: {problem}");
        }
    }
}
