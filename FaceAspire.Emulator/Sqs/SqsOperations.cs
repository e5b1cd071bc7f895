namespace FaceAspire.Emulator.Sqs;

/// <summary>All that SQS does, for each of its protocols.</summary>
internal sealed record SqsOperations(
    QueueOperations Queues, QueueLists Lists, QueueTagOperations Tags, PermissionOperations Permissions, MessageOperations Messages, MoveTasks Moves);
