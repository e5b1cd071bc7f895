namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that can be done with a resource.</summary>
public sealed class ResourceCommandAnnotation : IResourceAnnotation
{
    internal ResourceCommandAnnotation(
        string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand, CommandOptions options) =>
        (Name, DisplayName, ExecuteCommand, Options) = (name, displayName, executeCommand, options);

    /// <summary>Unique among the resource's commands.</summary>
    public string Name { get; }

    /// <summary>What the button says.</summary>
    public string DisplayName { get; }

    /// <summary>Does it.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; }

    internal CommandOptions Options { get; }

    internal ResourceCommandState State(CustomResourceSnapshot snapshot, IServiceProvider services) =>
        Options.UpdateState?.Invoke(new() { ResourceSnapshot = snapshot, ServiceProvider = services }) ?? ResourceCommandState.Enabled;
}
