using System.Collections.Concurrent;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Emulator.Sqs;
using MessageAttribute = FaceAspire.Emulator.Sqs.MessageAttribute;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary>SQS at another endpoint, for the emulator's other services.</summary>
internal sealed class QueuesElsewhere(IAmazonSQS sqs) : IQueues
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, string> _urls = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(string queueArn, CancellationToken cancellationToken)
    {
        try
        {
            _ = await UrlAsync(queueArn, cancellationToken);
            return true;
        }
        catch (QueueDoesNotExistException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<TimeSpan> VisibilityTimeoutAsync(string queueArn, CancellationToken cancellationToken)
    {
        var url = await UrlAsync(queueArn, cancellationToken);
        var attributes = await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.VisibilityTimeout], cancellationToken);
        return TimeSpan.FromSeconds(attributes.VisibilityTimeout);
    }

    /// <inheritdoc/>
    public async Task SendAsync(string queueArn, string body, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(await UrlAsync(queueArn, cancellationToken), body, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queueArn, int maxMessages, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ReceiveMessageRequest
            {
                QueueUrl = await UrlAsync(queueArn, cancellationToken),
                MaxNumberOfMessages = maxMessages,
                WaitTimeSeconds = (int)Math.Ceiling((wait < LongestWait ? wait : LongestWait).TotalSeconds),
                MessageSystemAttributeNames = ["All"],
                MessageAttributeNames = ["All"],
            };
            return [.. ((await sqs.ReceiveMessageAsync(request, cancellationToken)).Messages ?? []).Select(Read)];
        }
        catch (QueueDoesNotExistException)
        {
            _urls.TryRemove(queueArn, out _); // the next time it is asked for, it is looked for
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string queueArn, string receiptHandle) =>
        await sqs.DeleteMessageAsync(await UrlAsync(queueArn, CancellationToken.None), receiptHandle);

    private async Task<string> UrlAsync(string queueArn, CancellationToken cancellationToken)
    {
        if (!_urls.TryGetValue(queueArn, out var url))
        {
            url = (await sqs.GetQueueUrlAsync(QueueName.FromArn(queueArn), cancellationToken)).QueueUrl;
            _urls[queueArn] = url;
        }

        return url;
    }

    private static ReceivedMessage Read(Message message) => new(
        message.MessageId, message.ReceiptHandle, message.Body, message.MD5OfBody, message.Attributes ?? [],
        (message.MessageAttributes ?? []).ToDictionary(
            one => one.Key, one => new MessageAttribute(one.Value.DataType, one.Value.StringValue, one.Value.BinaryValue?.ToArray())));
}
