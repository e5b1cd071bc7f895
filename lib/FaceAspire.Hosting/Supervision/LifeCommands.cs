using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>The commands that every process has.</summary>
internal static class LifeCommands
{
    /// <summary>Start, stop and restart; those that make no sense now are hidden.</summary>
    public static IEnumerable<ResourceCommandAnnotation> Of(Supervisor supervisor) =>
    [
        Command(KnownResourceCommands.StartCommand, "Start", supervisor.StartAgainAsync, IsOver),
        Command(KnownResourceCommands.RestartCommand, "Restart", () => supervisor.AskAsync(Request.Restart), Runs),
        Command(KnownResourceCommands.StopCommand, "Stop", () => supervisor.AskAsync(Request.Stop), Runs),
    ];

    private static bool IsOver(string? state) =>
        state == KnownResourceStates.NotStarted || (state is not null && KnownResourceStates.TerminalStates.Contains(state));

    private static bool Runs(string? state) => state == KnownResourceStates.Running || state == KnownResourceStates.Restarting;

    private static ResourceCommandAnnotation Command(string name, string text, Func<Task<bool>> execute, Func<string?, bool> isPossible) => new(
        name,
        text,
        async context => await execute() ? CommandResults.Success() : CommandResults.Failure($"{context.ResourceName} has just changed; look again."),
        new() { UpdateState = now => isPossible(now.ResourceSnapshot.State?.Text) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden });
}
