using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds programs.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a program, started as it is.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">Unique in the application.</param>
    /// <param name="command">A path, or a name that is looked up on the PATH.</param>
    /// <param name="workingDirectory">Where it runs; relative to the AppHost's folder.</param>
    /// <param name="args">Its arguments.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddExecutable(name, command, workingDirectory, args: [.. (args ?? []).Cast<object>()]);

    /// <summary>Adds a program, started as it is; an argument may be a value that is known once the application starts.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">Unique in the application.</param>
    /// <param name="command">A path, or a name that is looked up on the PATH.</param>
    /// <param name="workingDirectory">Where it runs; relative to the AppHost's folder.</param>
    /// <param name="args">Its arguments.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params object[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory)))
            .WithArgs(args ?? []);
}
