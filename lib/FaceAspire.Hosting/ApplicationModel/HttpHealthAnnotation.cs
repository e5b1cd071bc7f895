namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource is healthy while a GET answers as it should.</summary>
/// <param name="Endpoint">Where to ask.</param>
/// <param name="Path">The path, with its leading slash.</param>
/// <param name="StatusCode">The answer of a healthy resource.</param>
internal sealed record HttpHealthAnnotation(Func<EndpointReference> Endpoint, string Path, int StatusCode) : IResourceAnnotation
{
    public Uri Address => new(new Uri(Endpoint().Url), Path);
}
