using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Rekognition;

/// <summary><c>AWS::Rekognition::Collection</c>.</summary>
internal sealed class CollectionResource(CollectionOperations collections, CollectionStore store) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Rekognition::Collection";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var id = request.Text("CollectionId");
        collections.Create(new(id));
        return Task.FromResult(new Resource(id!, new Dictionary<string, string> { ["Arn"] = store.ArnOf(id!) }));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        request.Text("CollectionId") == physicalId
            ? Task.FromResult(new Resource(physicalId, new Dictionary<string, string> { ["Arn"] = store.ArnOf(physicalId) }))
            : CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        collections.Delete(physicalId);
        return Task.CompletedTask;
    }
}
