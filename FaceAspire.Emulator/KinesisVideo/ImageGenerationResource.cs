using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// <c>Custom::ImageGeneration</c>, the custom resource of a camera's stack. It does here what the function that the stack names does with
/// its properties in an account: the function is Python, and is not run.
/// </summary>
internal sealed class ImageGenerationResource(VideoStreamOperations streams, ImageGenerationOperations images) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "Custom::ImageGeneration";

    /// <inheritdoc/>
    public async Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var stream = streams.Existing(request.Text("StreamName"), null);
        await images.SetAsync(stream, Configuration(request));
        return new(stream.Name, new Dictionary<string, string>());
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) =>
        streams.Find(physicalId) is { } stream ? images.SetAsync(stream, null) : Task.CompletedTask;

    /// <summary>CloudFormation hands a custom resource its numbers as text.</summary>
    private static ImageGenerationConfiguration Configuration(ResourceRequest request)
    {
        if (request.Properties["Configuration"] is not JsonObject properties)
        {
            throw KinesisVideoErrors.Invalid("Configuration must be given.");
        }

        var configuration = properties.DeepClone().AsObject();
        configuration["SamplingInterval"] = new ResourceRequest(request.StackName, request.LogicalId, properties).Integer("SamplingInterval");
        try
        {
            return configuration.Deserialize<ImageGenerationConfiguration>(AwsJson.Options)!;
        }
        catch (JsonException e)
        {
            throw KinesisVideoErrors.Invalid($"Configuration cannot be read: {e.Message}");
        }
    }
}
