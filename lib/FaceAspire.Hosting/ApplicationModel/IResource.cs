namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a process, a parameter.</summary>
public interface IResource
{
    /// <summary>Unique in the application: 1 to 64 letters, digits and hyphens, a letter first.</summary>
    string Name { get; }

    /// <summary>What was said about the resource: its environment, endpoints, waits.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
