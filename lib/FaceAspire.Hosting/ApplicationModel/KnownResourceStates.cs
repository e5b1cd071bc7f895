namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states that a resource goes through.</summary>
public static class KnownResourceStates
{
    /// <summary>Started only when asked for.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>Waits for another resource.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>Its process is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>Its process runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>It could not be started, and is not tried again.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>It is being stopped.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>It was stopped.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>It has done its one task and ended.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>Ended unexpectedly; it is about to be started again.</summary>
    internal static readonly string Restarting = nameof(Restarting);

    /// <summary>The states that are never left.</summary>
    public static IReadOnlyList<string> TerminalStates { get; } = [Finished, FailedToStart, Exited];
}
