using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Kinesis;

/// <summary><c>AWS::Kinesis::Stream</c>.</summary>
internal sealed class StreamResource(StreamStore store, Arns arns) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Kinesis::Stream";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("Name") ?? request.GenerateName();
        if (!store.Create(name, Hours(request), request.Properties["StreamModeDetails"]?["StreamMode"]?.GetValue<string>() ?? "PROVISIONED"))
        {
            throw KinesisErrors.InUse(name, arns.Account);
        }

        return Task.FromResult(ToResource(name));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("Name") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        store.SetRetention(physicalId, Hours(request));
        return Task.FromResult(ToResource(physicalId));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        store.Delete(physicalId);
        return Task.CompletedTask;
    }

    private Resource ToResource(string name) => new(name, new Dictionary<string, string> { ["Arn"] = arns.Of("kinesis", $"stream/{name}") });

    private static int Hours(ResourceRequest request) => request.Integer("RetentionPeriodHours") ?? 24;
}
