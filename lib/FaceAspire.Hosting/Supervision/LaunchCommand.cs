namespace Aspire.Hosting.Supervision;

/// <summary>A process to start.</summary>
/// <param name="FileName">Full path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">Variables on top of those of this process.</param>
internal sealed record LaunchCommand(
    string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What is set in this process for itself, and would mislead a part: Aspire holds these back, too.</summary>
    public static IReadOnlyList<string> NotInherited { get; } =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];
}
