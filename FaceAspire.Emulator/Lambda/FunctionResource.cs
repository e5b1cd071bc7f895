using System.Text.Json;
using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Lambda;

/// <summary><c>AWS::Lambda::Function</c>.</summary>
internal sealed class FunctionResource(FunctionStore store, TimeProvider time) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Lambda::Function";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("FunctionName") ?? request.GenerateName();
        return store.Add(Read(request).Apply(new() { Name = name }, time.GetUtcNow())) ? ToResource(name) : throw LambdaErrors.Exists(name);
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("FunctionName") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        store.Save(Read(request).Apply(new() { Name = physicalId }, time.GetUtcNow()));
        return ToResource(physicalId);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        store.Remove(physicalId);
        return Task.CompletedTask;
    }

    private Task<Resource> ToResource(string name) => Task.FromResult(new Resource(name, new Dictionary<string, string> { ["Arn"] = store.ArnOf(name) }));

    private static FunctionRequest Read(ResourceRequest request) =>
        request.Properties.Deserialize<FunctionRequest>(LenientJson.Options) ?? throw LambdaErrors.Invalid("There are no properties.");
}
