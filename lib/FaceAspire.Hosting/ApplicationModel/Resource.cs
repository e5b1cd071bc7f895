namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every resource has.</summary>
/// <param name="name">Unique in the application.</param>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <inheritdoc />
    public ResourceAnnotationCollection Annotations { get; } = [];
}
