using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Sqs;

/// <summary>How queues are named and found: by name, by URL (<c>http://127.0.0.1:4566/000000000000/uploads</c>) or by ARN.</summary>
internal static partial class QueueName
{
    private const string Fifo = ".fifo";

    /// <summary>Checks a new queue's name.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValue</c>.</exception>
    public static void Check(string? name, bool fifo)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw SqsErrors.Missing("QueueName");
        }

        if (name.Length > 80 || fifo != name.EndsWith(Fifo, StringComparison.Ordinal) || !Pattern().IsMatch(fifo ? name[..^Fifo.Length] : name))
        {
            throw SqsErrors.InvalidParameter(fifo
                ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length"
                : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    /// <summary>The name in a queue's URL; whatever host it was called by. SQS takes the bare name of one's own queue, too.</summary>
    /// <exception cref="Protocol.AwsException"><c>MissingParameter</c> or <c>InvalidAddress</c>.</exception>
    public static string FromUrl(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            throw SqsErrors.Missing("QueueUrl");
        }

        return Pattern().IsMatch(url.EndsWith(Fifo, StringComparison.Ordinal) ? url[..^Fifo.Length] : url) ? url
            : !Uri.TryCreate(url, UriKind.Absolute, out var uri) ? throw SqsErrors.Address(url)
            : uri.AbsolutePath.Split('/') is ["", { Length: > 0 }, { Length: > 0 } name] ? name
            : throw SqsErrors.NoQueue();
    }

    /// <summary>The name in <c>arn:aws:sqs:us-east-1:000000000000:uploads</c>.</summary>
    public static string FromArn(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex Pattern();
}
