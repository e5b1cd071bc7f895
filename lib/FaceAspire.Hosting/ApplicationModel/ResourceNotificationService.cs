using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Aspire.Hosting.Output;
using Aspire.Hosting.Supervision;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells how every resource is, and wakes who waits for a change.</summary>
public sealed class ResourceNotificationService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = [];
    private readonly Followers<ResourceEvent> _watchers;

    /// <summary>Knows nothing yet.</summary>
    public ResourceNotificationService() =>
        _watchers = new(_lock, () => Channel.CreateUnbounded<ResourceEvent>(new() { SingleReader = true }));

    /// <summary>Changes what is known of a resource and tells everyone.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var before = _current.TryGetValue(resource.Name, out var known)
                ? known.Snapshot
                : new() { ResourceType = TypeOf(resource) };
            var change = new ResourceEvent(resource, resource.Name, WithHealth(resource, stateFactory(before)));
            _current[resource.Name] = change;
            _watchers.Tell(change);
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits for what a resource waits for.</summary>
    /// <exception cref="DistributedApplicationException">One of its waits can no longer end well.</exception>
    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken) =>
        new Dependencies(this).WaitAsync(resource, cancellationToken);

    /// <summary>How a resource is now.</summary>
    /// <returns><see langword="false"/> when nothing is known of it.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
        {
            return _current.TryGetValue(resourceId, out resourceEvent);
        }
    }

    /// <summary>Yields how every resource is now, then each change.</summary>
    public IAsyncEnumerable<ResourceEvent> WatchAsync(CancellationToken cancellationToken = default) =>
        _watchers.FollowAsync(_current.Values, cancellationToken);

    /// <summary>Waits until a resource is as wanted.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (change.Resource.Name == resourceName && predicate(change))
            {
                return change;
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Waits until a resource is in a state; <see cref="KnownResourceStates.Running"/> unless told otherwise.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default)
    {
        targetState ??= KnownResourceStates.Running;
        return WaitForResourceAsync(resourceName, change => change.Snapshot.State?.Text == targetState, cancellationToken);
    }

    /// <summary>Waits until a resource is healthy.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, change => change.Snapshot.HealthStatus == HealthStatus.Healthy, cancellationToken);

    /// <summary>What is no process of this host has no health of its own: it is healthy while it runs.</summary>
    private static CustomResourceSnapshot WithHealth(IResource resource, CustomResourceSnapshot snapshot) =>
        resource is ProjectResource or ExecutableResource or ContainerResource or ParameterResource
            ? snapshot
            : snapshot with { HealthStatus = snapshot.State?.Text == KnownResourceStates.Running ? HealthStatus.Healthy : null };

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ContainerResource => "Container",
        ParameterResource => "Parameter",
        _ => "Executable",
    };
}
