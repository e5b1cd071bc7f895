using System.Text.Json;
using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Lambda;

/// <summary><c>AWS::Lambda::EventSourceMapping</c>.</summary>
internal sealed class MappingResource(MappingOperations mappings) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Lambda::EventSourceMapping";

    /// <inheritdoc/>
    public async Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ToResource(await mappings.AddAsync(Read(request), cancellationToken));

    /// <inheritdoc/>
    public async Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) => ToResource(
        await mappings.RedefineAsync(physicalId, Read(request), cancellationToken) ?? await mappings.AddAsync(Read(request), cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        mappings.Remove(physicalId);
        return Task.CompletedTask;
    }

    private Resource ToResource(EventSourceMapping mapping) =>
        new(mapping.Uuid, new Dictionary<string, string> { ["Id"] = mapping.Uuid, ["EventSourceMappingArn"] = mappings.ArnOf(mapping) });

    private static MappingRequest Read(ResourceRequest request) =>
        request.Properties.Deserialize<MappingRequest>(LenientJson.Options) ?? throw LambdaErrors.Invalid("There are no properties.");
}
