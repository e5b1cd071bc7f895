using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// <c>Custom::ImageGeneration</c>, the custom resource of a camera's stack. It is known, so that templates which do not come to it can be
/// deployed; asked for, it is refused like the operation behind it.
/// </summary>
internal sealed class ImageGenerationResource : IResourceType
{
    /// <inheritdoc/>
    public string Name => "Custom::ImageGeneration";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        throw AwsException.NotImplemented("Kinesis Video", "updateImageGenerationConfiguration");

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) => Task.CompletedTask;
}
