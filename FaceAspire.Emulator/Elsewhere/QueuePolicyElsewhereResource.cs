using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary><c>AWS::SQS::QueuePolicy</c> at another endpoint: not set there, as local services let everybody in.</summary>
internal sealed class QueuePolicyElsewhereResource() : PolicyElsewhereResource("AWS::SQS::QueuePolicy");

/// <summary><c>AWS::S3::BucketPolicy</c> at another endpoint: not set there, as local services let everybody in.</summary>
internal sealed class BucketPolicyElsewhereResource() : PolicyElsewhereResource("AWS::S3::BucketPolicy");

/// <summary>A policy that is remembered as part of its stack, and no more.</summary>
internal abstract class PolicyElsewhereResource(string name) : IResourceType
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Resource(request.GenerateName(), new Dictionary<string, string>()));

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Resource(physicalId, new Dictionary<string, string>()));

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) => Task.CompletedTask;
}
