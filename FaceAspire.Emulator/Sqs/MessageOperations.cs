using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's operations on messages, whichever protocol they came by.</summary>
internal sealed class MessageOperations(Queues queues)
{
    private static readonly HashSet<string> SystemNames =
    [
        "All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber", "MessageDeduplicationId",
        "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ];

    /// <summary>SendMessage.</summary>
    public SendMessageAnswer Send(SendMessageRequest request)
    {
        var queue = queues.Get(QueueName.FromUrl(request.QueueUrl));
        MessageChecks.Check(queue, request);
        return Answer(queue, request, queues.Send(queue, [request]).Single()) with { Id = null };
    }

    /// <summary>SendMessageBatch: what is wrong with one entry fails that entry alone.</summary>
    public BatchAnswer<SendMessageAnswer> SendBatch(BatchRequest<MessageEntry> request)
    {
        var queue = queues.Get(QueueName.FromUrl(request.QueueUrl));
        var entries = Batches.Check(request.Entries, "SendMessageBatchRequestEntry", entry => entry.Id);
        entries.ForEach(entry => MessageChecks.CheckFifo(queue, entry, inBatch: true)); // what a FIFO queue needs fails the whole batch
        if (entries.Sum(MessageChecks.SizeOf) is > MessageChecks.MaxBytes and var bytes)
        {
            throw SqsErrors.BatchTooLong(bytes);
        }

        var checks = Batches.Each(entries, entry => entry.Id!, entry =>
        {
            MessageChecks.Check(queue, entry);
            return entry;
        });
        var sent = checks.Successful.Count > 0 ? queues.Send(queue, checks.Successful) : [];
        return new(checks.Successful.Zip(sent, (entry, message) => Answer(queue, entry, message)).ToArray(), checks.Failed);
    }

    /// <summary>ReceiveMessage.</summary>
    public async Task<ReceiveMessageAnswer> ReceiveAsync(ReceiveMessageRequest request, CancellationToken cancellationToken)
    {
        var queue = queues.Get(QueueName.FromUrl(request.QueueUrl));
        if (request.MaxNumberOfMessages is < 1 or > 10)
        {
            throw SqsErrors.Invalid("MaxNumberOfMessages", $"{request.MaxNumberOfMessages}", "Must be between 1 and 10, if provided.");
        }

        Range("WaitTimeSeconds", request.WaitTimeSeconds, 0, 20);
        Range("VisibilityTimeout", request.VisibilityTimeout, 0, 43_200);
        CheckNames([.. request.AttributeNames ?? [], .. request.MessageSystemAttributeNames ?? []]);
        var messages = await queues.ReceiveFromAsync(
            queue.Name, request.MaxNumberOfMessages ?? 1,
            request.WaitTimeSeconds is { } wait ? TimeSpan.FromSeconds(wait) : queue.Attributes.Wait,
            request.VisibilityTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            cancellationToken);
        return new(messages.Count == 0 ? null : messages.Select(message => Answer(request, message)).ToArray());
    }

    /// <summary>DeleteMessage.</summary>
    public object? Delete(DeleteMessageRequest request)
    {
        Delete(queues.Get(QueueName.FromUrl(request.QueueUrl)), request.ReceiptHandle);
        return null;
    }

    /// <summary>DeleteMessageBatch.</summary>
    public BatchAnswer<BatchDone> DeleteBatch(BatchRequest<DeleteEntry> request)
    {
        var queue = queues.Get(QueueName.FromUrl(request.QueueUrl));
        return Batches.Each(Batches.Check(request.Entries, "DeleteMessageBatchRequestEntry", entry => entry.Id), entry => entry.Id!, entry =>
        {
            Delete(queue, entry.ReceiptHandle);
            return new BatchDone(entry.Id!);
        });
    }

    /// <summary>ChangeMessageVisibility.</summary>
    public object? ChangeVisibility(ChangeMessageVisibilityRequest request)
    {
        ChangeVisibility(queues.Get(QueueName.FromUrl(request.QueueUrl)), request.ReceiptHandle, request.VisibilityTimeout);
        return null;
    }

    /// <summary>ChangeMessageVisibilityBatch.</summary>
    public BatchAnswer<BatchDone> ChangeVisibilityBatch(BatchRequest<VisibilityEntry> request)
    {
        var queue = queues.Get(QueueName.FromUrl(request.QueueUrl));
        return Batches.Each(Batches.Check(request.Entries, "ChangeMessageVisibilityBatchRequestEntry", entry => entry.Id), entry => entry.Id!, entry =>
        {
            ChangeVisibility(queue, entry.ReceiptHandle, entry.VisibilityTimeout);
            return new BatchDone(entry.Id!);
        });
    }

    private void Delete(Queue queue, string? receiptHandle)
    {
        var result = queues.Delete(queue, Handle(queue, receiptHandle));
        if (queue.IsFifo && result is HandleResult.Superseded or HandleResult.Expired)
        {
            throw SqsErrors.Invalid("ReceiptHandle", receiptHandle, "The receipt handle has expired.");
        }
    }

    private void ChangeVisibility(Queue queue, string? receiptHandle, int? seconds)
    {
        Range("VisibilityTimeout", seconds ?? throw SqsErrors.Missing("VisibilityTimeout"), 0, 43_200);
        switch (queues.ChangeVisibility(queue, Handle(queue, receiptHandle), TimeSpan.FromSeconds(seconds.Value)))
        {
            case HandleResult.Gone:
                throw SqsErrors.Invalid(
                    "ReceiptHandle", receiptHandle, "Message does not exist or is not available for visibility timeout change.");
            case HandleResult.Superseded or HandleResult.Expired:
                throw SqsErrors.NotInFlight();
        }
    }

    private static ReceiptHandle Handle(Queue queue, string? receiptHandle) =>
        string.IsNullOrEmpty(receiptHandle) ? throw SqsErrors.Missing("ReceiptHandle")
            : Queues.HandleOf(queue, receiptHandle) ?? throw SqsErrors.ReceiptHandle(receiptHandle);

    private static SendMessageAnswer Answer(Queue queue, MessageEntry message, SentMessage sent) => new(
        message.Id, sent.MessageId, MessageDigest.OfBody(message.MessageBody!), MessageDigest.OfAttributes(message.MessageAttributes),
        MessageDigest.OfAttributes(message.MessageSystemAttributes), queue.IsFifo ? sent.SequenceNumber : null);

    private static MessageAnswer Answer(ReceiveMessageRequest request, ReceivedMessage message)
    {
        string[] wanted = [.. request.AttributeNames ?? [], .. request.MessageSystemAttributeNames ?? []];
        var system = message.Attributes.Where(attribute => wanted.Contains("All") || wanted.Contains(attribute.Key))
            .ToDictionary(StringComparer.Ordinal);
        var own = message.MessageAttributes.Where(attribute => IsWanted(request.MessageAttributeNames ?? [], attribute.Key))
            .ToDictionary(StringComparer.Ordinal);
        return new(
            message.MessageId, message.ReceiptHandle, message.Md5OfBody, message.Body, system.Count > 0 ? system : null,
            MessageDigest.OfAttributes(own), own.Count > 0 ? own : null);
    }

    private static bool IsWanted(List<string> names, string attribute) => names.Exists(name =>
        name is "All" or ".*" || name == attribute
        || (name.EndsWith(".*", StringComparison.Ordinal) && attribute.StartsWith(name[..^2], StringComparison.Ordinal)));

    /// <summary>The older list of names may hold queues' attributes, too.</summary>
    private static void CheckNames(string[] names)
    {
        if (Array.Find(names, name => !SystemNames.Contains(name) && !QueueAttributeRules.Readable.Contains(name)) is { } unknown)
        {
            throw SqsErrors.UnknownAttribute(unknown);
        }
    }

    private static void Range(string parameter, int? value, int low, int high)
    {
        if (value < low || value > high)
        {
            throw SqsErrors.Invalid(parameter, $"{value}", $"Must be >= {low} and <= {high}, if provided.");
        }
    }
}
