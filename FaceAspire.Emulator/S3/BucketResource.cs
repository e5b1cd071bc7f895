using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary><c>AWS::S3::Bucket</c>: its physical id is its name. Notifications to queues work; settings that change nothing here are kept.</summary>
internal sealed class BucketResource(BucketStore buckets, Notifications notifications, BucketDocuments documents, Arns arns) : IResourceType
{
    /// <summary>Properties that are kept, and the sub-resource that shows them.</summary>
    private static readonly Dictionary<string, (string Document, string Root)> Kept = new(StringComparer.Ordinal)
    {
        ["BucketEncryption"] = ("encryption", "ServerSideEncryptionConfiguration"),
        ["PublicAccessBlockConfiguration"] = ("publicAccessBlock", "PublicAccessBlockConfiguration"),
        ["LifecycleConfiguration"] = ("lifecycle", "LifecycleConfiguration"),
        ["OwnershipControls"] = ("ownershipControls", "OwnershipControls"),
        ["Tags"] = ("tagging", "Tagging"),
    };

    /// <inheritdoc/>
    public string Name => "AWS::S3::Bucket";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties["BucketName"]?.ToString() ?? GeneratedName(request);
        if (!buckets.Create(name))
        {
            throw new AwsException(409, "BucketAlreadyOwnedByYou", $"{name} already exists.");
        }

        try
        {
            Configure(name, request);
        }
        catch
        {
            buckets.Delete(name);
            throw;
        }

        return Task.FromResult(Describe(name, arns.Region));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Properties["BucketName"]?.ToString() is { } name && name != physicalId)
        {
            return CreateAsync(request, cancellationToken);
        }

        Configure(physicalId, request);
        return Task.FromResult(Describe(physicalId, arns.Region));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            buckets.Delete(physicalId);
        }
        catch (AwsException e) when (e.Code == "NoSuchBucket")
        {
            // gone already
        }

        return Task.CompletedTask;
    }

    private void Configure(string bucket, ResourceRequest request)
    {
        var unknown = request.Properties.Select(property => property.Key)
            .FirstOrDefault(name => name is not ("BucketName" or "NotificationConfiguration") && !Kept.ContainsKey(name));
        if (unknown is not null)
        {
            throw AwsException.NotImplemented(Name, unknown);
        }

        var rules = Rules(request.Properties["NotificationConfiguration"] as JsonObject);
        notifications.Set(bucket, rules);
        foreach (var (property, (document, root)) in Kept)
        {
            var value = request.Properties[property];
            documents.Set(bucket, document, value is null ? null : XmlText.Write(BucketXml.Of(root, value)));
        }
    }

    /// <summary>The notifications that a template asks for.</summary>
    public static List<NotificationRule> Rules(JsonObject? configuration)
    {
        if (configuration?.Select(property => property.Key).FirstOrDefault(name => name != "QueueConfigurations") is { } unknown)
        {
            throw AwsException.NotImplemented("AWS::S3::Bucket", $"NotificationConfiguration.{unknown}");
        }

        return (configuration?["QueueConfigurations"] as JsonArray ?? []).Select((item, i) => Rule(item!, i)).ToList();
    }

    private static NotificationRule Rule(JsonNode item, int index)
    {
        var filters = item["Filter"]?["S3Key"]?["Rules"].Deserialize<List<FilterRule>>() ?? [];
        return new(
            $"rule-{index + 1}",
            item["Queue"]?.ToString() ?? throw S3Errors.Argument("QueueConfigurations: Queue is required."),
            [item["Event"]?.ToString() ?? throw S3Errors.Argument("QueueConfigurations: Event is required.")],
            Value("prefix"), Value("suffix"));

        string Value(string name) => filters.Find(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";
    }

    /// <summary>A bucket as templates know it.</summary>
    public static Resource Describe(string name, string region) => new(name, new Dictionary<string, string>
    {
        ["Arn"] = Arns.OfBucket(name),
        ["DomainName"] = $"{name}.s3.amazonaws.com",
        ["RegionalDomainName"] = $"{name}.s3.{region}.amazonaws.com",
        ["DualStackDomainName"] = $"{name}.s3.dualstack.{region}.amazonaws.com",
        ["WebsiteURL"] = $"http://{name}.s3-website-{region}.amazonaws.com",
    });

    /// <summary>The name of a bucket that the template gives none.</summary>
    public static string GeneratedName(ResourceRequest request)
    {
        var name = request.GenerateName().ToLowerInvariant();
        return name.Length <= 63 ? name : name[..50] + name[^13..];
    }

    private sealed record FilterRule(string Name, string Value);
}
