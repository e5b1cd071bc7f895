namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that was said about a resource.</summary>
public interface IResourceAnnotation;
