namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource starts only after another got somewhere.</summary>
/// <param name="resource">The other.</param>
/// <param name="waitType">Where it must get.</param>
/// <param name="exitCode">For completion: the code it must end with.</param>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The other.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Where it must get.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>For completion: the code it must end with.</summary>
    public int ExitCode { get; } = exitCode;
}
