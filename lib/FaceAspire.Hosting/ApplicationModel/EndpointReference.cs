namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address of an endpoint, known once the application has started.</summary>
/// <param name="owner">Whose endpoint it is.</param>
/// <param name="endpointName">The endpoint's name.</param>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider, IManifestExpressionProvider
{
    /// <summary>Whose endpoint it is.</summary>
    public IResourceWithEndpoints Resource { get; } = owner;

    /// <summary>The endpoint's name.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>Whether the resource has such an endpoint.</summary>
    public bool Exists => Find() is not null;

    /// <summary>Whether the port is known.</summary>
    public bool IsAllocated => Find()?.AllocatedPort is not null;

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme => Annotation.UriScheme;

    /// <summary>The loopback address: processes of this host listen nowhere else.</summary>
    public string Host { get; } = "127.0.0.1";

    /// <summary>The port.</summary>
    /// <exception cref="DistributedApplicationException">The application has not started.</exception>
    public int Port => Annotation.AllocatedPort
        ?? throw new DistributedApplicationException($"The endpoint {EndpointName} of {Resource.Name} has no port before the application starts.");

    /// <summary><c>http://127.0.0.1:4566</c>.</summary>
    public string Url => $"{Scheme}://{Host}:{Port}";

    /// <inheritdoc />
    public string ValueExpression => $"{{{Resource.Name}.bindings.{EndpointName}.url}}";

    private EndpointAnnotation Annotation => Find()
        ?? throw new DistributedApplicationException($"{Resource.Name} has no endpoint {EndpointName}.");

    /// <summary>A part of the address, for use in an expression.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    private EndpointAnnotation? Find() => Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => endpoint.Name == EndpointName);
}
