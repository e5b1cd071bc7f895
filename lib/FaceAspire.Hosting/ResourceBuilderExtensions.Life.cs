using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    private const int Ok = 200;

    /// <summary>Starts a resource once another runs and, where that has health checks, is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilHealthy));

    /// <summary>Starts a resource once another has done its task and ended.</summary>
    /// <param name="builder">The resource that waits.</param>
    /// <param name="dependency">The one with the task: it runs once and is not restarted.</param>
    /// <param name="exitCode">The code it must end with; another one keeps the resource from starting.</param>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport =>
        builder.WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode));

    /// <summary>Leaves a resource out when the application starts.</summary>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder)
        where T : IResource => builder.WithAnnotation(new ExplicitStartupAnnotation());

    /// <summary>Says that a resource is healthy while a GET answers as it should.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path. Default <c>/</c>.</param>
    /// <param name="statusCode">The answer of a healthy resource. Default 200.</param>
    /// <param name="endpointName">Which endpoint. Default: the first.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var name = endpointName ?? builder.Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault()?.Name
            ?? throw new DistributedApplicationException($"{builder.Resource.Name} has a health check but no endpoint to ask.");
        return builder.WithHttpHealthCheck(() => builder.GetEndpoint(name), path, statusCode);
    }

    /// <summary>Says that a resource is healthy while a GET to the endpoint answers as it should.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints =>
        builder.WithAnnotation(new HttpHealthAnnotation(endpointSelector ?? (() => builder.GetEndpoint("http")), path ?? "/", statusCode ?? Ok));
}
