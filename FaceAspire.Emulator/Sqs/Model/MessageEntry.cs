namespace FaceAspire.Emulator.Sqs.Model;

/// <summary>A message to send: an entry of SendMessageBatch, or, with a queue, SendMessage itself.</summary>
internal record MessageEntry
{
    /// <summary>The entry's own name in its batch.</summary>
    public string? Id { get; init; }

    public string? MessageBody { get; init; }

    /// <summary>0 to 900; standard queues only. The queue's own when absent.</summary>
    public int? DelaySeconds { get; init; }

    public Dictionary<string, MessageAttribute>? MessageAttributes { get; init; }

    /// <summary>Only AWSTraceHeader.</summary>
    public Dictionary<string, MessageAttribute>? MessageSystemAttributes { get; init; }

    public string? MessageDeduplicationId { get; init; }

    public string? MessageGroupId { get; init; }
}
