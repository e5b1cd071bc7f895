using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary><c>AWS::SQS::Queue</c>: its physical id is the queue's URL.</summary>
internal sealed class QueueResource(QueueOperations queues, QueueTagOperations tags, Arns arns) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::SQS::Queue";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties["QueueName"]?.ToString() ?? request.GenerateName() + (IsFifo(request) ? ".fifo" : "");
        try
        {
            queues.GetUrl(new(name, null));
        }
        catch (AwsException e) when (e.Code == "QueueDoesNotExist")
        {
            return Task.FromResult(Describe(queues.Create(new() { QueueName = name, Attributes = Attributes(request), Tags = Tags(request) })));
        }

        throw new AwsException(400, "AlreadyExists", $"Resource of type '{Name}' with identifier '{name}' already exists.");
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        var current = QueueName.FromUrl(physicalId);
        var replaced = (request.Properties["QueueName"]?.ToString() is { } name && name != current)
            || IsFifo(request) != current.EndsWith(".fifo", StringComparison.Ordinal);
        if (replaced)
        {
            return CreateAsync(request, cancellationToken);
        }

        queues.SetAttributes(new() { QueueUrl = physicalId, Attributes = Reset(physicalId, Attributes(request)) });
        if (Tags(request) is { Count: > 0 } wanted)
        {
            tags.Tag(new() { QueueUrl = physicalId, Tags = wanted });
        }

        return Task.FromResult(Describe(new(physicalId)));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            queues.Delete(new() { QueueUrl = physicalId });
        }
        catch (AwsException e) when (e.Code == "QueueDoesNotExist")
        {
            // gone already
        }

        return Task.CompletedTask;
    }

    private Resource Describe(QueueUrlAnswer answer)
    {
        var name = QueueName.FromUrl(answer.QueueUrl);
        return new(answer.QueueUrl, new Dictionary<string, string>
        {
            ["Arn"] = arns.Of("sqs", name),
            ["QueueName"] = name,
            ["QueueUrl"] = answer.QueueUrl,
        });
    }

    /// <summary>What the template no longer mentions goes back to its default.</summary>
    private Dictionary<string, string> Reset(string url, Dictionary<string, string> wanted)
    {
        var current = queues.GetAttributes(new() { QueueUrl = url, AttributeNames = ["All"] }).Attributes!;
        foreach (var name in QueueAttributeRules.Names.Where(name => name is not ("FifoQueue" or "Policy") && current.ContainsKey(name)))
        {
            if (!wanted.ContainsKey(name) && QueueAttributeRules.Default(name) is var standard && current[name] != standard)
            {
                wanted[name] = standard ?? (name is "RedrivePolicy" or "RedriveAllowPolicy" or "KmsMasterKeyId" ? "" : current[name]);
            }
        }

        return wanted;
    }

    /// <summary>Whether a template asks for a FIFO queue.</summary>
    public static bool IsFifo(ResourceRequest request) => request.Properties["FifoQueue"]?.ToString() is "true" or "True";

    /// <summary>The attributes that a template asks for.</summary>
    public static Dictionary<string, string> Attributes(ResourceRequest request)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Properties)
        {
            if (name is not ("QueueName" or "Tags") && value is not null && (name != "FifoQueue" || IsFifo(request))) // false is as good as left out
            {
                attributes[name] = value is JsonObject ? value.ToJsonString(AwsJson.Options) : Text(value);
            }
        }

        return attributes;
    }

    private static Dictionary<string, string> Tags(ResourceRequest request) => (request.Properties["Tags"] as JsonArray ?? [])
        .ToDictionary(tag => tag!["Key"]!.ToString(), tag => tag!["Value"]!.ToString(), StringComparer.Ordinal);

    private static string Text(JsonNode value) => value.ToString() is var text && text is "True" or "False" ? text.ToLowerInvariant() : value.ToString();
}
