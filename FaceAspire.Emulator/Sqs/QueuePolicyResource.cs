using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Sqs;

/// <summary><c>AWS::SQS::QueuePolicy</c>: sets the queues' Policy attribute, which is kept and shown; nothing is denied by it here.</summary>
internal sealed class QueuePolicyResource(QueueOperations queues) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::SQS::QueuePolicy";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var policy = request.Properties["PolicyDocument"] switch
        {
            null => throw new AwsException(400, "ValidationError", $"{request.LogicalId}: PolicyDocument is required."),
            JsonValue text => text.ToString(),
            var document => document.ToJsonString(AwsJson.Options),
        };
        var urls = (request.Properties["Queues"] as JsonArray ?? []).Select(queue => queue!.ToString()).ToArray();
        if (urls is [])
        {
            throw new AwsException(400, "ValidationError", $"{request.LogicalId}: Queues must name at least one queue.");
        }

        foreach (var url in urls)
        {
            queues.SetAttributes(new() { QueueUrl = url, Attributes = new() { ["Policy"] = policy } });
        }

        return Task.FromResult(new Resource(string.Join('|', urls), new Dictionary<string, string>()));
    }

    /// <inheritdoc/>
    public async Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        await DeleteAsync(physicalId, cancellationToken);
        var updated = await CreateAsync(request, cancellationToken);
        return updated with { PhysicalId = physicalId };
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        foreach (var url in physicalId.Split('|'))
        {
            try
            {
                queues.SetAttributes(new() { QueueUrl = url, Attributes = new() { ["Policy"] = "" } });
            }
            catch (AwsException e) when (e.Code == "QueueDoesNotExist")
            {
                // the queue went first
            }
        }

        return Task.CompletedTask;
    }
}
