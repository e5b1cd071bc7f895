namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says things about a resource while the application is composed.</summary>
/// <typeparam name="T">The resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The application that is composed.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource.</summary>
    T Resource { get; }

    /// <summary>Says something about the resource.</summary>
    IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation)
        where TAnnotation : IResourceAnnotation;
}
