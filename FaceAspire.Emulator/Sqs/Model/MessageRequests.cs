namespace FaceAspire.Emulator.Sqs.Model;

/// <summary>SendMessage.</summary>
internal sealed record SendMessageRequest : MessageEntry
{
    public string? QueueUrl { get; init; }
}

/// <summary>SendMessage's answer; in a batch, the entry's.</summary>
internal sealed record SendMessageAnswer(
    string? Id, string MessageId, string MD5OfMessageBody, string? MD5OfMessageAttributes, string? MD5OfMessageSystemAttributes, string? SequenceNumber);

/// <summary>A batch call: SendMessageBatch, DeleteMessageBatch or ChangeMessageVisibilityBatch, by the type of its entries.</summary>
internal sealed record BatchRequest<TEntry> : QueueRequest
{
    public List<TEntry>? Entries { get; init; }
}

/// <summary>A batch's answer: which entries worked, and which did not.</summary>
internal sealed record BatchAnswer<TAnswer>(IReadOnlyList<TAnswer> Successful, IReadOnlyList<BatchError> Failed);

/// <summary>An entry that worked and has nothing to say.</summary>
internal sealed record BatchDone(string Id);

/// <summary>An entry that failed.</summary>
internal sealed record BatchError(string Id, bool SenderFault, string Code, string Message);

/// <summary>ReceiveMessage.</summary>
internal sealed record ReceiveMessageRequest : QueueRequest
{
    /// <summary>The older name of <see cref="MessageSystemAttributeNames"/>.</summary>
    public List<string>? AttributeNames { get; init; }

    public List<string>? MessageSystemAttributeNames { get; init; }

    /// <summary>Names, <c>All</c>, <c>.*</c> or <c>prefix.*</c>.</summary>
    public List<string>? MessageAttributeNames { get; init; }

    /// <summary>1 to 10; 1 when absent.</summary>
    public int? MaxNumberOfMessages { get; init; }

    public int? VisibilityTimeout { get; init; }

    /// <summary>0 to 20.</summary>
    public int? WaitTimeSeconds { get; init; }
}

/// <summary>ReceiveMessage's answer; no list at all when there was nothing.</summary>
internal sealed record ReceiveMessageAnswer(IReadOnlyList<MessageAnswer>? Messages);

/// <summary>A received message.</summary>
internal sealed record MessageAnswer(
    string MessageId,
    string ReceiptHandle,
    string MD5OfBody,
    string Body,
    IReadOnlyDictionary<string, string>? Attributes,
    string? MD5OfMessageAttributes,
    IReadOnlyDictionary<string, MessageAttribute>? MessageAttributes);

/// <summary>DeleteMessage; with <see cref="DeleteEntry"/> for the batch.</summary>
internal sealed record DeleteMessageRequest : QueueRequest
{
    public string? ReceiptHandle { get; init; }
}

/// <summary>An entry of DeleteMessageBatch.</summary>
internal sealed record DeleteEntry(string? Id, string? ReceiptHandle);

/// <summary>ChangeMessageVisibility; with <see cref="VisibilityEntry"/> for the batch.</summary>
internal sealed record ChangeMessageVisibilityRequest : QueueRequest
{
    public string? ReceiptHandle { get; init; }

    /// <summary>0 to 43,200.</summary>
    public int? VisibilityTimeout { get; init; }
}

/// <summary>An entry of ChangeMessageVisibilityBatch.</summary>
internal sealed record VisibilityEntry(string? Id, string? ReceiptHandle, int? VisibilityTimeout);
