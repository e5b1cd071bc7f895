namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource whose process gets arguments.</summary>
public interface IResourceWithArgs : IResource;
