using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary><c>AWS::S3::BucketPolicy</c>: kept and shown; nothing is denied by it here.</summary>
internal sealed class BucketPolicyResource(BucketDocuments documents) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::S3::BucketPolicy";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var bucket = request.Properties["Bucket"]?.ToString() ?? throw S3Errors.Argument($"{request.LogicalId}: Bucket is required.");
        var policy = request.Properties["PolicyDocument"] switch
        {
            null => throw S3Errors.Argument($"{request.LogicalId}: PolicyDocument is required."),
            JsonValue text => text.ToString(),
            var document => document.ToJsonString(AwsJson.Options),
        };
        documents.Set(bucket, "policy", policy);
        return Task.FromResult(new Resource(bucket, new Dictionary<string, string>()));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            documents.Set(physicalId, "policy", null);
        }
        catch (AwsException e) when (e.Code == "NoSuchBucket")
        {
            // the bucket went first
        }

        return Task.CompletedTask;
    }
}
