namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every process has.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts what does not run.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops what runs, and leaves it so.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops and starts.</summary>
    public static readonly string RestartCommand = "restart";
}
