using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary><c>AWS::KinesisVideo::Stream</c>.</summary>
internal sealed class VideoStreamResource(VideoStreamOperations streams) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::KinesisVideo::Stream";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken) => Task.FromResult(ToResource(
        streams.Add(request.Text("Name") ?? request.GenerateName(), new(Hours(request), request.Text("MediaType"), request.Text("DeviceName"), request.Text("KmsKeyId")))));

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("Name") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        streams.SetRetention(physicalId, Hours(request));
        return Task.FromResult(ToResource(streams.Existing(physicalId, null)));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        if (streams.Find(physicalId) is { } stream)
        {
            streams.Remove(stream);
        }

        return Task.CompletedTask;
    }

    private static int Hours(ResourceRequest request) => request.Integer("DataRetentionInHours") ?? 0;

    private static Resource ToResource(VideoStream stream) => new(stream.Name, new Dictionary<string, string> { ["Arn"] = stream.Arn });
}
