using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Executes what can be done with resources.</summary>
public sealed class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly Orchestrator _orchestrator;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, Orchestrator orchestrator, IServiceProvider services)
    {
        _notifications = notifications;
        _orchestrator = orchestrator;
        _services = services;
    }

    /// <summary>Executes a command, if it can be executed now.</summary>
    /// <param name="resourceId">The resource's name.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>, or one of the resource's own.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        if (!_notifications.TryGetCurrentState(resourceId, out var now))
        {
            return CommandResults.Failure($"There is no resource {resourceId}.");
        }

        if (Of(now.Resource).FirstOrDefault(one => one.Name == commandName) is not { } command)
        {
            return CommandResults.Failure($"{resourceId} has no command {commandName}.");
        }

        return command.State(now.Snapshot, _services) == ResourceCommandState.Enabled
            ? await ExecuteAsync(command, resourceId, cancellationToken)
            : CommandResults.Failure($"{resourceId} is {now.Snapshot.State?.Text}: '{command.DisplayName}' is not possible now.");
    }

    /// <summary>Executes a command, if it can be executed now.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    /// <summary>What can be done with a resource: its own commands, then those that every process has.</summary>
    internal IEnumerable<ResourceCommandAnnotation> Of(IResource resource) =>
        resource.Annotations.OfType<ResourceCommandAnnotation>()
            .Concat(_orchestrator.Find(resource) is { } supervisor ? LifeCommands.Of(supervisor) : []);

    /// <summary>Those that are to be shown, and whether they can be executed.</summary>
    internal IEnumerable<(ResourceCommandAnnotation Command, bool IsEnabled)> Shown(ResourceEvent now) =>
        Of(now.Resource).Select(command => (Command: command, State: command.State(now.Snapshot, _services)))
            .Where(one => one.State != ResourceCommandState.Hidden)
            .Select(one => (one.Command, one.State == ResourceCommandState.Enabled));

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceCommandAnnotation command, string resource, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteCommand(new() { Services = _services, ResourceName = resource, CancellationToken = cancellationToken });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e) // a command is the AppHost's own code; whoever asked is told what went wrong in it
        {
            return CommandResults.Failure(e);
        }
    }
}
