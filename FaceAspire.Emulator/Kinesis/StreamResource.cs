using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Kinesis;

/// <summary><c>AWS::Kinesis::Stream</c>.</summary>
internal sealed class StreamResource(DataStreamOperations streams, StreamStore store) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Kinesis::Stream";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var mode = request.Properties["StreamModeDetails"]?["StreamMode"]?.ToString();
        return Task.FromResult(ToResource(
            streams.Add(request.Text("Name") ?? request.GenerateName(), request.Integer("ShardCount"), mode, Hours(request))));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("Name") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        if (request.Integer("ShardCount") is { } shards && shards != streams.Existing(physicalId, null).ShardCount)
        {
            throw KinesisErrors.Invalid($"ShardCount {shards}: this emulator's streams keep the shards that they were created with.");
        }

        DataStreamOperations.Check(Hours(request));
        store.SetRetention(physicalId, Hours(request));
        return Task.FromResult(ToResource(streams.Existing(physicalId, null)));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        store.Delete(physicalId);
        return Task.CompletedTask;
    }

    private static Resource ToResource(DataStream stream) => new(stream.Name, new Dictionary<string, string> { ["Arn"] = stream.Arn });

    private static int Hours(ResourceRequest request) => request.Integer("RetentionPeriodHours") ?? DataStreamOperations.DefaultRetention;
}
