namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS as the emulator's other services use it: event source mappings poll, dead letters land. It may be elsewhere.</summary>
internal interface IQueues
{
    /// <summary>Whether the queue exists.</summary>
    Task<bool> ExistsAsync(string queueArn, CancellationToken cancellationToken);

    /// <summary>The queue's visibility timeout.</summary>
    Task<TimeSpan> VisibilityTimeoutAsync(string queueArn, CancellationToken cancellationToken);

    /// <summary>Puts a message on a standard queue.</summary>
    Task SendAsync(string queueArn, string body, CancellationToken cancellationToken);

    /// <summary>Receives up to ten messages, waiting at most <paramref name="wait"/> for the first; woken by a send, never polling.</summary>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queueArn, int maxMessages, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Deletes a received message; an old handle changes nothing.</summary>
    Task DeleteAsync(string queueArn, string receiptHandle);
}
