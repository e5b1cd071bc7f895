namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a container is made of.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>The image, with its registry if it has one.</summary>
    public required string Image { get; init; }

    /// <summary>Which of its releases.</summary>
    public required string Tag { get; init; }
}
