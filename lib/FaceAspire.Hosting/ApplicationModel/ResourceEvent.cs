namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource's state changed.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">Its id: the name, since each runs once.</param>
/// <param name="snapshot">How it is now.</param>
public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Its id: the name, since each runs once.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>How it is now.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
