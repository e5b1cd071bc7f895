namespace Aspire.Hosting.ApplicationModel;

/// <summary>What decides whether a command can be executed.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>How the resource is now.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>Services of the AppHost.</summary>
    public required IServiceProvider ServiceProvider { get; init; }
}
