namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS as the emulator's other services use it: S3 notifies, event source mappings poll, dead letters land.</summary>
internal interface IQueues
{
    /// <summary>Whether the queue exists.</summary>
    bool Exists(string queueArn);

    /// <summary>The queue's visibility timeout.</summary>
    TimeSpan VisibilityTimeout(string queueArn);

    /// <summary>Puts a message on a standard queue, or on a FIFO queue when <paramref name="groupId"/> is given.</summary>
    void Send(string queueArn, string body, string? groupId = null, string? deduplicationId = null);

    /// <summary>Receives up to ten messages, waiting at most <paramref name="wait"/> for the first; woken by a send, never polling.</summary>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queueArn, int maxMessages, TimeSpan wait, TimeSpan? visibilityTimeout, CancellationToken cancellationToken);

    /// <summary>Deletes a received message; an old handle changes nothing.</summary>
    void Delete(string queueArn, string receiptHandle);

    /// <summary>Hides a received message for another <paramref name="timeout"/>; zero shows it at once.</summary>
    void ChangeVisibility(string queueArn, string receiptHandle, TimeSpan timeout);
}
