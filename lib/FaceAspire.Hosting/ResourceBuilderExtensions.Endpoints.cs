using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Has a resource listen. This host puts no proxy before it: the process itself must take the port.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port, 1 to 65535; <see langword="null"/> takes a process's <paramref name="targetPort"/> or a free one.</param>
    /// <param name="targetPort">The port inside a container; that of a process, where <paramref name="port"/> is not given.</param>
    /// <param name="name">The endpoint's name. Default <c>http</c>.</param>
    /// <param name="env">The variable that tells the process its port. Default: a project gets <c>ASPNETCORE_URLS</c>.</param>
    /// <param name="isProxied">Without effect here.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        var endpoint = new EndpointAnnotation
        {
            Name = name ?? "http",
            UriScheme = "http",
            Port = port ?? (builder.Resource is ContainerResource ? null : targetPort),
            TargetPort = targetPort,
            PortVariable = env,
        };
        return builder.Resource.Annotations.OfType<EndpointAnnotation>().Any(other => other.Name == endpoint.Name)
            ? throw new DistributedApplicationException($"{builder.Resource.Name} has two endpoints named {endpoint.Name}.")
            : builder.WithAnnotation(endpoint);
    }

    /// <summary>Says that others than this application's parts are meant to use the endpoints.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.IsExternal = true;
        }

        return builder;
    }

    /// <summary>The address of an endpoint, for use in others' environments.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);
}
