namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the application is composed of.</summary>
/// <param name="resources">Its parts.</param>
public sealed class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Its parts.</summary>
    public IResourceCollection Resources { get; } = resources;
}
