using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project, started from what its build put out.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">Unique in the application.</param>
    /// <param name="projectPath">The project file; relative to the AppHost's folder.</param>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.AddResource(new ProjectResource(name))
            .WithAnnotation(new ProjectPathAnnotation(Path.GetFullPath(projectPath, builder.AppHostDirectory)));

    /// <summary>Adds a project as a part.</summary>
    /// <typeparam name="TProject">What is known of it.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">The part's name.</param>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddResource(new ProjectResource(name)).WithAnnotation(new TProject());
}
