using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Sqs.Model;

/// <summary>A call that names a queue and nothing else: DeleteQueue, PurgeQueue, ListQueueTags.</summary>
internal record QueueRequest
{
    public string? QueueUrl { get; init; }
}

/// <summary>CreateQueue.</summary>
internal sealed record CreateQueueRequest
{
    public string? QueueName { get; init; }

    public Dictionary<string, string>? Attributes { get; init; }

    [JsonPropertyName("tags")] // so in the model, with a small letter
    public Dictionary<string, string>? Tags { get; init; }
}

/// <summary>GetQueueUrl.</summary>
internal sealed record GetQueueUrlRequest(string? QueueName, string? QueueOwnerAWSAccountId);

/// <summary>CreateQueue's and GetQueueUrl's answer.</summary>
internal sealed record QueueUrlAnswer(string QueueUrl);

/// <summary>ListQueues.</summary>
internal sealed record ListQueuesRequest(string? QueueNamePrefix, string? NextToken, int? MaxResults);

/// <summary>ListQueues' answer.</summary>
internal sealed record ListQueuesAnswer(IReadOnlyList<string>? QueueUrls, string? NextToken);

/// <summary>GetQueueAttributes.</summary>
internal sealed record GetQueueAttributesRequest : QueueRequest
{
    public List<string>? AttributeNames { get; init; }
}

/// <summary>GetQueueAttributes' answer; no attributes when none was asked for.</summary>
internal sealed record GetQueueAttributesAnswer(IReadOnlyDictionary<string, string>? Attributes);

/// <summary>SetQueueAttributes.</summary>
internal sealed record SetQueueAttributesRequest : QueueRequest
{
    public Dictionary<string, string>? Attributes { get; init; }
}

/// <summary>TagQueue.</summary>
internal sealed record TagQueueRequest : QueueRequest
{
    public Dictionary<string, string>? Tags { get; init; }
}

/// <summary>UntagQueue.</summary>
internal sealed record UntagQueueRequest : QueueRequest
{
    public List<string>? TagKeys { get; init; }
}

/// <summary>AddPermission.</summary>
internal sealed record AddPermissionRequest : QueueRequest
{
    public string? Label { get; init; }

    public List<string>? AWSAccountIds { get; init; }

    /// <summary>Such as <c>SendMessage</c>, or <c>*</c>.</summary>
    public List<string>? Actions { get; init; }
}

/// <summary>RemovePermission.</summary>
internal sealed record RemovePermissionRequest : QueueRequest
{
    public string? Label { get; init; }
}

/// <summary>ListDeadLetterSourceQueues.</summary>
internal sealed record ListSourceQueuesRequest : QueueRequest
{
    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>ListDeadLetterSourceQueues' answer.</summary>
internal sealed record ListSourceQueuesAnswer(
    [property: JsonPropertyName("queueUrls")] IReadOnlyList<string> QueueUrls, // so in the model, with a small letter
    string? NextToken);

/// <summary>ListQueueTags' answer.</summary>
internal sealed record ListQueueTagsAnswer(IReadOnlyDictionary<string, string>? Tags);
