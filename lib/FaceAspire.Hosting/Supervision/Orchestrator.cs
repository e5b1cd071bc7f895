using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Supervision;

/// <summary>Starts a supervisor for every part and, at the end, stops them: those first that wait for others.</summary>
internal sealed class Orchestrator(IResourceCollection resources, SupervisorParts parts) : IHostedService, IDisposable
{
    /// <summary>A part that has not ended so long after it was asked is killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The parts that others wait for are asked after this, even if those others have not ended.</summary>
    private static readonly TimeSpan WavePatience = TimeSpan.FromSeconds(2);

    /// <summary>After a kill only the kernel's own work is left.</summary>
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Supervisor> _supervisors = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        IResource[] processes = [.. resources.Where(resource => resource is ProjectResource or ExecutableResource or ContainerResource)];
        ShowParameters();
        parts.Watchdog.Start();
        Ports.Allocate(processes.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>()));
        var oneShots = processes.SelectMany(resource => resource.Annotations.OfType<WaitAnnotation>())
            .Where(wait => wait.WaitType == WaitType.WaitForCompletion).Select(wait => wait.Resource).ToHashSet();
        _supervisors.AddRange(processes.Select(resource => new Supervisor(resource, oneShots.Contains(resource), parts)));
        foreach (var supervisor in _supervisors)
        {
            supervisor.Start(_stopping.Token);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        var deadline = Task.Delay(Patience, parts.Time, CancellationToken.None);
        foreach (var wave in StopOrder.Waves(_supervisors))
        {
            foreach (var supervisor in wave)
            {
                supervisor.Terminate();
            }

            await Task.WhenAny(AllOf(wave), deadline, Task.Delay(WavePatience, parts.Time, CancellationToken.None));
        }

        await Task.WhenAny(AllOf(_supervisors), deadline);
        foreach (var supervisor in _supervisors)
        {
            supervisor.Kill();
        }

        await Task.WhenAny(AllOf(_supervisors), Task.Delay(KillPatience, parts.Time, CancellationToken.None));
        parts.Watchdog.Stop();
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>What keeps a resource running; <see langword="null"/> for one that is no process.</summary>
    public Supervisor? Find(IResource resource) => _supervisors.Find(supervisor => supervisor.Resource == resource);

    private void ShowParameters()
    {
        foreach (var parameter in resources.OfType<ParameterResource>())
        {
            _ = parts.Notifications.PublishUpdateAsync(parameter, snapshot => snapshot with { State = KnownResourceStates.Running });
        }
    }

    private static Task AllOf(IEnumerable<Supervisor> supervisors) => Task.WhenAll(supervisors.Select(supervisor => supervisor.Completion));
}
