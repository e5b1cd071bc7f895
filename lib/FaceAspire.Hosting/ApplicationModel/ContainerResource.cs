namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container, run by Docker or Podman.</summary>
/// <param name="name">Unique in the application.</param>
public class ContainerResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport;
