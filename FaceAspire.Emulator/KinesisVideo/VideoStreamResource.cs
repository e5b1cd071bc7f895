using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary><c>AWS::KinesisVideo::Stream</c>.</summary>
internal sealed class VideoStreamResource(VideoStreamOperations streams, VideoStore store) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::KinesisVideo::Stream";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken) => Task.FromResult(ToResource(
        streams.Add(request.Text("Name") ?? request.GenerateName(), request.Integer("DataRetentionInHours") ?? 0, request.Text("MediaType"))));

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("Name") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        store.SetRetention(physicalId, request.Integer("DataRetentionInHours") ?? 0);
        return Task.FromResult(ToResource(store.Find(physicalId, null) ?? throw KinesisVideoErrors.NoSuchStream(physicalId)));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        store.Delete(physicalId);
        return Task.CompletedTask;
    }

    private static Resource ToResource(VideoStream stream) => new(stream.Name, new Dictionary<string, string> { ["Arn"] = stream.Arn });
}
