using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Lambda;

/// <summary><c>AWS::Lambda::Permission</c>: rights are not checked here, so it only has to name a function that exists.</summary>
internal sealed class PermissionResource(FunctionStore functions) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Lambda::Permission";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        _ = functions.Get(request.Text("FunctionName") ?? "");
        var id = request.GenerateName();
        return Task.FromResult(new Resource(id, new Dictionary<string, string> { ["Id"] = id }));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) => CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) => Task.CompletedTask;
}
