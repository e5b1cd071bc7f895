namespace FaceAspire.Emulator.Protocol;

/// <summary>An error that the real service documents; each protocol writes it in its own way.</summary>
/// <param name="status">HTTP status code.</param>
/// <param name="code">AWS's error code, such as <c>ResourceNotFoundException</c>.</param>
/// <param name="message">What was wrong, naming the member.</param>
internal sealed class AwsException(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status code.</summary>
    public int Status => status;

    /// <summary>AWS's error code.</summary>
    public string Code => code;

    /// <summary>
    /// Legacy code of the query protocol that a service also sends in the header <c>x-amzn-query-error</c>, as SQS does
    /// (<c>AWS.SimpleQueueService.NonExistentQueue</c>); <see langword="null"/> for none.
    /// </summary>
    public string? QueryCode { get; init; }

    /// <summary>What S3 says beside the message, such as the condition that did not hold.</summary>
    public IReadOnlyList<(string Element, string Value)> Details { get; init; } = [];

    /// <summary>Whether the emulator lacks what was asked for: logged as 501, whatever status the protocol's own error has.</summary>
    public bool IsNotServed { get; init; }

    /// <summary>The error for a part of an operation, or a REST operation, that the service has and this emulator has not.</summary>
    public static AwsException NotImplemented(string service, string operation) => new(
        501, "NotImplemented", $"{service} {operation} is not part of this emulator; see docs/emulator-differences.md.")
    { IsNotServed = true };

    /// <summary>The error of the JSON protocols for an operation that is not there.</summary>
    /// <param name="status">400 for awsJson, 404 for restJson.</param>
    /// <param name="operation">What was asked for.</param>
    public static AwsException UnknownOperation(int status, string operation) => new(
        status, "UnknownOperationException", $"{operation} is not part of this emulator; see docs/emulator-differences.md.")
    { IsNotServed = true };

    /// <summary>The error of the query protocol for an operation that is not there.</summary>
    public static AwsException InvalidAction(string action, string version) => new(
        400, "InvalidAction", $"Could not find operation {action} for version {version}: it is not part of this emulator; see docs/emulator-differences.md.")
    {
        IsNotServed = true,
    };
}
