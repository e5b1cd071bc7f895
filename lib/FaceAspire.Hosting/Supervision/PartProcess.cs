using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>A part's process: one at a time.</summary>
internal sealed class PartProcess(IResource resource, SupervisorParts parts)
{
    /// <summary>A process that has not ended so long after it was asked is killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private ChildProcess? _child;

    /// <summary>Whether there is one.</summary>
    public bool Runs => Current is not null;

    private ChildProcess? Current
    {
        get
        {
            lock (_lock)
            {
                return _child;
            }
        }
    }

    /// <summary>Asks it to end.</summary>
    public void Terminate() => Current?.Terminate();

    /// <summary>Ends it and all that it started.</summary>
    public void Kill() => Current?.Kill();

    /// <summary>Asks it to end, and ends it where it does not.</summary>
    public async Task EndAsync()
    {
        if (Current is { } child)
        {
            child.Terminate();
            await Task.WhenAny(child.Exited, Task.Delay(Patience, parts.Time));
            child.Kill();
        }
    }

    /// <summary>One process from its start to its end.</summary>
    /// <param name="output">Takes what it writes.</param>
    /// <param name="ready">Is told, once, how long it took to get ready.</param>
    /// <param name="stopping">After this none is started.</param>
    /// <returns>Its exit code, and whether it was ever ready.</returns>
    public async Task<(int ExitCode, bool WasReady)> RunAsync(ResourceOutput output, Action<TimeSpan> ready, CancellationToken stopping)
    {
        parts.Publish(resource, snapshot => snapshot with { State = KnownResourceStates.Starting, HealthStatus = null });
        var command = await parts.Commands.ForAsync(resource, stopping);
        var started = parts.Time.GetTimestamp();
        var child = Launch(command, output, stopping);
        var wasReady = false;
        using var life = new CancellationTokenSource();
        var health = parts.Health.WatchAsync(
            resource,
            status =>
            {
                if (status == HealthStatus.Healthy && !wasReady)
                {
                    wasReady = true;
                    ready(parts.Time.GetElapsedTime(started));
                }

                parts.Publish(resource, snapshot => snapshot with { HealthStatus = status });
            },
            life.Token);
        var code = await child.Exited;
        Exchange(null);
        await life.CancelAsync();
        await health;
        return (code, wasReady);
    }

    private ChildProcess Launch(LaunchCommand command, ResourceOutput output, CancellationToken stopping)
    {
        lock (_lock)
        {
            stopping.ThrowIfCancellationRequested();
            _child = ChildProcess.Start(command, parts.Watchdog, output);
            parts.Publish(resource, snapshot => snapshot with
            {
                State = KnownResourceStates.Running,
                ProcessId = _child.Id,
                StartTimeStamp = parts.Time.GetUtcNow().UtcDateTime,
                ShownEnvironment = [.. command.Environment.Select(one => KeyValuePair.Create(one.Key, parts.Secrets.Variable(one.Key, one.Value)))],
            });
            return _child;
        }
    }

    private void Exchange(ChildProcess? child)
    {
        lock (_lock)
        {
            _child = child;
        }
    }
}
