using System.ComponentModel;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Supervision;

/// <summary>Keeps one part running: starts it once its waits are over, and again when it dies.</summary>
internal sealed class Supervisor(IResource resource, bool oneShot, SupervisorParts parts)
{
    private readonly Lock _lock = new();
    private readonly PartProcess _process = new(resource, parts);
    private readonly RequestBox _requests = new();
    private CancellationToken _stopping;

    /// <summary>The part.</summary>
    public IResource Resource => resource;

    /// <summary>Ends when the part has ended for good, or until it is asked for again.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins. After <paramref name="stopping"/> nothing is started any more; what runs is ended by <see cref="Terminate"/>.</summary>
    public void Start(CancellationToken stopping)
    {
        _stopping = stopping;
        if (resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
        {
            Publish(snapshot => snapshot with { State = KnownResourceStates.NotStarted });
            return;
        }

        Begin();
    }

    /// <summary>Starts what has ended, or was not to be started with the application.</summary>
    /// <returns><see langword="false"/> when somebody else has just done so, or the application ends.</returns>
    public async Task<bool> StartAgainAsync()
    {
        await Completion; // whose last step was to say that it is over
        lock (_lock)
        {
            return Completion.IsCompleted && !_stopping.IsCancellationRequested && Begin();
        }
    }

    /// <summary>Asks what runs, or is about to be started again, to restart or to stop.</summary>
    /// <returns><see langword="false"/> when nothing runs.</returns>
    public async Task<bool> AskAsync(Request request)
    {
        if (Completion.IsCompleted || !(_process.Runs || _requests.IsPausing))
        {
            return false;
        }

        if (_process.Runs)
        {
            Publish(snapshot => snapshot with { State = KnownResourceStates.Stopping });
        }

        _requests.Put(request);
        await _process.EndAsync();
        return true;
    }

    /// <summary>Asks the process to end.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Ends the process and all that it started.</summary>
    public void Kill() => _process.Kill();

    private bool Begin()
    {
        _ = StopOrder.Depth(resource, []); // throws where waits go in a circle
        Publish(snapshot => snapshot with { State = KnownResourceStates.Waiting, ExitCode = null, HealthStatus = null });
        Completion = Task.Run(() => RunAsync(_stopping), CancellationToken.None);
        return true;
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
            var (code, wasReady) = await _process.RunAsync(output, AnnounceReady(everReady), stopping);
            var life = parts.Time.GetElapsedTime(started);
            stopping.ThrowIfCancellationRequested();
            everReady |= wasReady;
            var request = _requests.Take();
            if (request == Request.Stop)
            {
                parts.Report.Say(resource.Name, "stopped, as asked");
                Publish(snapshot => snapshot with { State = KnownResourceStates.Exited, HealthStatus = null, ExitCode = code, ProcessId = null });
                return;
            }

            if (request == Request.Restart)
            {
                parts.Report.Say(resource.Name, "starting it again, as asked");
                CountRestart();
                deaths = 0;
                continue;
            }

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
            if (_requests.Take() == Request.Stop)
            {
                Publish(snapshot => snapshot with { State = KnownResourceStates.Exited, HealthStatus = null });
                return;
            }

            CountRestart();
        }
    }

    private void CountRestart() => Publish(snapshot => snapshot with { Restarts = snapshot.Restarts + 1 });

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
        await _requests.PauseAsync(delay, parts.Time, stopping);
    }

    private Action<TimeSpan> AnnounceReady(bool again) => after =>
    {
        if (!oneShot)
        {
            parts.Report.Ready(resource, again, after);
        }
    };

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

    private void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => parts.Publish(resource, change);
}
