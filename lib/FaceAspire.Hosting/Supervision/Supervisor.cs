using System.ComponentModel;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>Keeps one part running: starts it once its waits are over, and again when it dies.</summary>
internal sealed class Supervisor(IResource resource, bool oneShot, SupervisorParts parts)
{
    private readonly Lock _lock = new();
    private ChildProcess? _child;

    /// <summary>The part.</summary>
    public IResource Resource => resource;

    /// <summary>Ends when the part has ended for good.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins. After <paramref name="stopping"/> nothing is started any more; what runs is ended by <see cref="Terminate"/>.</summary>
    public void Start(CancellationToken stopping)
    {
        if (resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
        {
            Publish(snapshot => snapshot with { State = KnownResourceStates.NotStarted });
            return;
        }

        _ = StopOrder.Depth(resource, []); // throws where waits go in a circle
        Publish(snapshot => snapshot with { State = KnownResourceStates.Waiting });
        Completion = Task.Run(() => RunAsync(stopping), CancellationToken.None);
    }

    /// <summary>Asks the process to end.</summary>
    public void Terminate()
    {
        lock (_lock)
        {
            _child?.Terminate();
        }
    }

    /// <summary>Ends the process and all that it started.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            _child?.Kill();
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await parts.Dependencies.WaitAsync(resource, stopping);
            using var output = parts.Logs.Open(resource.Name);
            await KeepRunningAsync(output, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Publish(snapshot => snapshot with { State = KnownResourceStates.Exited });
        }
        catch (DependencyFailedException)
        {
            Fail(); // the dependency has said why
        }
        catch (Exception e) when (e is DistributedApplicationException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            parts.Report.Say(resource.Name, e.Message);
            Fail();
        }
    }

    private async Task KeepRunningAsync(ResourceOutput output, CancellationToken stopping)
    {
        var everReady = false;
        for (var deaths = 0; ;)
        {
            var started = parts.Time.GetTimestamp();
            var (code, wasReady) = await RunOnceAsync(output, everReady, stopping);
            var life = parts.Time.GetElapsedTime(started);
            stopping.ThrowIfCancellationRequested();
            everReady |= wasReady;
            if (oneShot)
            {
                Finish(code, life);
                return;
            }

            if (!everReady)
            {
                parts.Report.Say(resource.Name, $"could not start (exit code {code}); its log: {output.Path}");
                Fail(code);
                return;
            }

            deaths = RestartPolicy.IsFreshStart(life) ? 0 : deaths;
            await PauseAsync(code, RestartPolicy.Delay(deaths++), stopping);
        }
    }

    private async Task PauseAsync(int code, TimeSpan delay, CancellationToken stopping)
    {
        parts.Report.Restarting(resource.Name, code, delay);
        Publish(snapshot => snapshot with
        {
            State = KnownResourceStates.Restarting,
            HealthStatus = HealthStatus.Unhealthy,
            ExitCode = code,
            ProcessId = null,
        });
        await Task.Delay(delay, parts.Time, stopping);
    }

    /// <summary>One process from its start to its end.</summary>
    /// <returns>Its exit code, and whether it was ever ready.</returns>
    private async Task<(int ExitCode, bool WasReady)> RunOnceAsync(ResourceOutput output, bool again, CancellationToken stopping)
    {
        Publish(snapshot => snapshot with { State = KnownResourceStates.Starting, HealthStatus = null });
        var command = await parts.Commands.ForAsync(resource, stopping);
        var started = parts.Time.GetTimestamp();
        var child = Launch(command, output, stopping);
        Publish(snapshot => snapshot with
        {
            State = KnownResourceStates.Running,
            ProcessId = child.Id,
            StartTimeStamp = parts.Time.GetUtcNow().UtcDateTime,
        });

        var wasReady = false;
        using var life = new CancellationTokenSource();
        var health = parts.Health.WatchAsync(
            resource,
            status =>
            {
                if (status == HealthStatus.Healthy && !wasReady)
                {
                    wasReady = true;
                    AnnounceReady(again, started);
                }

                Publish(snapshot => snapshot with { HealthStatus = status });
            },
            life.Token);
        var code = await child.Exited;
        await life.CancelAsync();
        await health;
        return (code, wasReady);
    }

    private ChildProcess Launch(LaunchCommand command, ResourceOutput output, CancellationToken stopping)
    {
        lock (_lock)
        {
            stopping.ThrowIfCancellationRequested();
            return _child = ChildProcess.Start(command, parts.Watchdog, output);
        }
    }

    private void AnnounceReady(bool again, long started)
    {
        if (!oneShot)
        {
            parts.Report.Ready(resource, again, parts.Time.GetElapsedTime(started));
        }
    }

    private void Finish(int code, TimeSpan life)
    {
        parts.Report.Say(resource.Name, code == 0
            ? $"done in {ConsoleReport.Seconds(life)}"
            : $"failed (exit code {code}); its log: {parts.Logs.PathOf(resource.Name)}");
        Publish(snapshot => snapshot with { State = KnownResourceStates.Finished, ExitCode = code, ProcessId = null });
    }

    private void Fail(int? code = null) => Publish(snapshot => snapshot with
    {
        State = KnownResourceStates.FailedToStart,
        HealthStatus = HealthStatus.Unhealthy,
        ExitCode = code,
        ProcessId = null,
    });

    private void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        _ = parts.Notifications.PublishUpdateAsync(resource, change);
}
