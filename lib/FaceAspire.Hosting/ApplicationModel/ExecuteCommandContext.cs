namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command is executed with.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>Services of the AppHost.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Whose command it is.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Ends with the one who asked, or with the application.</summary>
    public required CancellationToken CancellationToken { get; init; }
}
