namespace Aspire.Hosting.ApplicationModel;

/// <summary>A program that is started as it is.</summary>
/// <param name="name">Unique in the application.</param>
/// <param name="command">A path, or a name that is looked up on the PATH.</param>
/// <param name="workingDirectory">Where it runs.</param>
public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    /// <summary>A path, or a name that is looked up on the PATH.</summary>
    public string Command { get; } = command;

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; } = workingDirectory;
}
