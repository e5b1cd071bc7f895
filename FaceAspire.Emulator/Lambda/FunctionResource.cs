using System.Text.Json;
using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Lambda;

/// <summary><c>AWS::Lambda::Function</c>.</summary>
internal sealed class FunctionResource(FunctionStore store, RuntimePools pools, TimeProvider time) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::Lambda::Function";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("FunctionName") ?? request.GenerateName();
        return store.Add(Defined(name, request)) ? ToResource(name) : throw LambdaErrors.Exists(name);
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("FunctionName") is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        store.Save(Defined(physicalId, request));
        pools.Of(physicalId).Reconsider();
        return ToResource(physicalId);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        store.Remove(physicalId);
        return Task.CompletedTask;
    }

    private Task<Resource> ToResource(string name) => Task.FromResult(new Resource(name, new Dictionary<string, string> { ["Arn"] = store.ArnOf(name) }));

    private LambdaFunction Defined(string name, ResourceRequest request) =>
        Read(request).Apply(new() { Name = name, ReservedConcurrency = request.Integer("ReservedConcurrentExecutions") }, time.GetUtcNow());

    private static FunctionRequest Read(ResourceRequest request) =>
        request.Properties.Deserialize<FunctionRequest>(LenientJson.Options) ?? throw LambdaErrors.Invalid("There are no properties.");
}
