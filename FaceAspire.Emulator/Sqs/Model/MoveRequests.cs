namespace FaceAspire.Emulator.Sqs.Model;

/// <summary>StartMessageMoveTask.</summary>
internal sealed record StartMoveTaskRequest(string? SourceArn, string? DestinationArn, int? MaxNumberOfMessagesPerSecond);

/// <summary>StartMessageMoveTask's answer.</summary>
internal sealed record StartMoveTaskAnswer(string TaskHandle);

/// <summary>ListMessageMoveTasks.</summary>
internal sealed record ListMoveTasksRequest(string? SourceArn, int? MaxResults);

/// <summary>ListMessageMoveTasks' answer.</summary>
internal sealed record ListMoveTasksAnswer(IReadOnlyList<MoveTaskView> Results);

/// <summary>A task; only one that runs shows its handle.</summary>
/// <param name="Status"><c>COMPLETED</c>.</param>
/// <param name="SourceArn">The dead-letter queue.</param>
/// <param name="DestinationArn">Where to, if it was said.</param>
/// <param name="ApproximateNumberOfMessagesMoved">How many were moved.</param>
/// <param name="ApproximateNumberOfMessagesToMove">How many there were.</param>
/// <param name="StartedTimestamp">Unix milliseconds.</param>
internal sealed record MoveTaskView(
    string Status, string SourceArn, string? DestinationArn, long ApproximateNumberOfMessagesMoved, long ApproximateNumberOfMessagesToMove,
    long StartedTimestamp);

/// <summary>CancelMessageMoveTask.</summary>
internal sealed record CancelMoveTaskRequest(string? TaskHandle);
