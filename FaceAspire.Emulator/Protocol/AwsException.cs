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

    /// <summary>The error for an operation that the service has and this emulator has not; logged as such.</summary>
    public static AwsException NotImplemented(string service, string operation) => new(
        501, "NotImplemented", $"{service} {operation} is not part of this emulator; see docs/emulator-differences.md.");
}
