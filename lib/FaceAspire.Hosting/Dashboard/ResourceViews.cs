using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>Gathers what is shown of resources.</summary>
internal sealed class ResourceViews(
    IResourceCollection resources, ResourceNotificationService notifications, ResourceCommandService commands, SecretMask secrets, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, string> _notes = [];

    /// <summary>The processes' names.</summary>
    public IEnumerable<string> Processes => resources.Where(resource => resource is not ParameterResource).Select(resource => resource.Name);

    /// <summary>All of them, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<ResourceView>> AllAsync(CancellationToken cancellationToken)
    {
        List<ResourceView> views = [];
        foreach (var resource in resources)
        {
            if (await FindAsync(resource.Name, cancellationToken) is { } view)
            {
                views.Add(view);
            }
        }

        return views;
    }

    /// <summary>One of them.</summary>
    public async Task<ResourceView?> FindAsync(string name, CancellationToken cancellationToken) =>
        notifications.TryGetCurrentState(name, out var now)
            ? new ResourceView
            {
                Name = name,
                Snapshot = now.Snapshot,
                Links = await LinksAsync(now.Resource, cancellationToken),
                Commands = [.. commands.Shown(now)],
                Value = await ValueAsync(now.Resource, cancellationToken),
                Note = _notes.GetValueOrDefault(name),
            }
            : null;

    /// <summary>Executes a command and keeps in mind how it ended.</summary>
    public async Task ExecuteAsync(string name, string command, CancellationToken cancellationToken)
    {
        var result = await commands.ExecuteCommandAsync(name, command, cancellationToken);
        var outcome = result switch { { Success: true } => "done", { Canceled: true } => "called off", _ => $"failed: {result.ErrorMessage}" };
        _notes[name] = secrets.Apply($"{time.GetLocalNow():HH:mm:ss} {command}: {outcome}");
    }

    private static async Task<IReadOnlyList<(string, string)>> LinksAsync(IResource resource, CancellationToken cancellationToken)
    {
        List<(string, string)> links = [];
        if (resource is IResourceWithEndpoints listening)
        {
            links.AddRange(resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedPort is not null)
                .Select(endpoint => new EndpointReference(listening, endpoint.Name).Url).Select(url => (url, url)));
        }

        foreach (var link in resource.Annotations.OfType<ResourceUrl>())
        {
            var url = await link.Url.GetValueAsync(cancellationToken) ?? "";
            links.Add((url, link.Text ?? url));
        }

        return links;
    }

    private async Task<string?> ValueAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is not ParameterResource parameter)
        {
            return null;
        }

        try
        {
            var value = await parameter.GetValueAsync(cancellationToken) ?? "";
            return value.Length == 0 ? "(not set)" : parameter.Secret ? SecretMask.Masked : secrets.Apply(value);
        }
        catch (DistributedApplicationException)
        {
            return "(not set)";
        }
    }
}
