using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.S3;
using FilterRule = Amazon.S3.Model.FilterRule;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary>
/// <c>AWS::S3::Bucket</c> at another endpoint: made, with its notifications to queues. Its other settings protect data in an account, or
/// delete it in the end; they are not carried over. A bucket that is there already is taken over.
/// </summary>
internal sealed class BucketElsewhereResource(IAmazonS3 s3, Arns arns) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::S3::Bucket";

    /// <inheritdoc/>
    public async Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("BucketName") ?? BucketResource.GeneratedName(request);
        try
        {
            await s3.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = arns.Region, UseClientRegion = false }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "BucketAlreadyOwnedByYou")
        {
            // from an emulator before this one
        }

        return await ConfigureAsync(name, request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        request.Text("BucketName") is { } name && name != physicalId
            ? CreateAsync(request, cancellationToken)
            : ConfigureAsync(physicalId, request, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteBucketAsync(physicalId, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            // gone already
        }
    }

    private async Task<Resource> ConfigureAsync(string bucket, ResourceRequest request, CancellationToken cancellationToken)
    {
        var queues = BucketResource.Rules(request.Properties["NotificationConfiguration"] as JsonObject).Select(Configuration).ToList();
        if (queues.Count > 0)
        {
            await s3.PutBucketNotificationAsync(new() { BucketName = bucket, QueueConfigurations = queues }, cancellationToken);
        }

        return BucketResource.Describe(bucket, arns.Region);
    }

    private static QueueConfiguration Configuration(NotificationRule rule)
    {
        var configuration = new QueueConfiguration { Id = rule.Id, Queue = rule.QueueArn, Events = [.. rule.Events.Select(one => new EventType(one))] };
        FilterRule[] filters = [.. Filter("prefix", rule.Prefix), .. Filter("suffix", rule.Suffix)];
        if (filters.Length > 0)
        {
            configuration.Filter = new() { S3KeyFilter = new() { FilterRules = [.. filters] } };
        }

        return configuration;

        static IEnumerable<FilterRule> Filter(string name, string value) => value.Length == 0 ? [] : [new() { Name = name, Value = value }];
    }
}
