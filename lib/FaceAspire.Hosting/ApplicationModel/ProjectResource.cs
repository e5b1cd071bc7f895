namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project, started from what its build put out.</summary>
/// <param name="name">Unique in the application.</param>
public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport;
