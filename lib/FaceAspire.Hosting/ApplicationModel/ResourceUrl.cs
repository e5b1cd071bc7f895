namespace Aspire.Hosting.ApplicationModel;

/// <summary>A link that is shown with a resource.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="Text">What is shown; <see langword="null"/> shows the address.</param>
internal sealed record ResourceUrl(ReferenceExpression Url, string? Text) : IResourceAnnotation;
