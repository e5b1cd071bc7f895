using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's documented errors: the model's name for JSON, and the legacy code that clients compare.</summary>
internal static class SqsErrors
{
    private const string Legacy = "AWS.SimpleQueueService.";

    public static AwsException NoQueue() => Legacied("QueueDoesNotExist", "NonExistentQueue", "The specified queue does not exist.");

    public static AwsException QueueExists(string attribute) => new(
        400, "QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}")
    { QueryCode = "QueueAlreadyExists" };

    public static AwsException Invalid(string parameter, string? value, string reason) => InvalidParameter(
        $"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static AwsException InvalidParameter(string message) =>
        new(400, "InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };

    public static AwsException Missing(string parameter) =>
        new(400, "MissingRequiredParameterException", $"The request must contain the parameter {parameter}.") { QueryCode = "MissingParameter" };

    public static AwsException UnknownAttribute(string name) => Same("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static AwsException FifoOnly(string name) => Same("InvalidAttributeName", $"You can specify the {name} only when FifoQueue is set to true.");

    public static AwsException AttributeValue(string name) => Same("InvalidAttributeValue", $"Invalid value for the parameter {name}.");

    public static AwsException AttributeValue(string name, string reason) =>
        Same("InvalidAttributeValue", $"Invalid value for the parameter {name}. Reason: {reason}");

    public static AwsException Address(string? url) => Same("InvalidAddress", $"The address {url} is not valid for this endpoint.");

    public static AwsException Contents() => Same(
        "InvalidMessageContents", "Invalid characters were found in the message body: allowed are #x9, #xA, #xD and what XML 1.0 allows from #x20 on.");

    public static AwsException ReceiptHandle(string? handle) =>
        Same("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static AwsException NotInFlight() => Legacied("MessageNotInflight", "MessageNotInflight", "The message referred to isn't in flight.");

    public static AwsException OverLimit() => Same("OverLimit", "120000 messages of this queue are in flight: delete some, or wait until they are visible again.");

    public static AwsException PurgeInProgress(string queue) => Legacied(
        "PurgeQueueInProgress", "PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    public static AwsException EmptyBatch(string entry) => Legacied(
        "EmptyBatchRequest", "EmptyBatchRequest", $"There should be at least one {entry} in the request.");

    public static AwsException TooManyActions(int count, int allowed) => new(
        403, "OverLimit", $"{count} Actions were found, maximum allowed is {allowed}.")
    { QueryCode = "OverLimit" };

    public static AwsException NoResource(string message) => new(404, "ResourceNotFoundException", message) { QueryCode = "ResourceNotFoundException" };

    public static AwsException Unsupported(string message) => Legacied("UnsupportedOperation", "UnsupportedOperation", message);

    public static AwsException BatchTooMany(int count) => Legacied(
        "TooManyEntriesInBatchRequest", "TooManyEntriesInBatchRequest", $"Maximum number of entries per request are 10. You have sent {count}.");

    public static AwsException BatchTooLong(long bytes) => Legacied(
        "BatchRequestTooLong", "BatchRequestTooLong",
        $"Batch requests cannot be longer than {MessageChecks.MaxBytes} bytes. You have sent {bytes} bytes.");

    public static AwsException BatchId() => Legacied(
        "InvalidBatchEntryId", "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static AwsException BatchIdTwice(string id) => Legacied("BatchEntryIdsNotDistinct", "BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    private static AwsException Same(string code, string message) => new(400, code, message) { QueryCode = code };

    private static AwsException Legacied(string code, string legacy, string message, int status = 400) =>
        new(status, code, message) { QueryCode = Legacy + legacy };
}
