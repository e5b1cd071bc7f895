using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>What SQS accepts as a message.</summary>
internal static partial class MessageChecks
{
    /// <summary>Largest message, and largest batch, with the message attributes: 1 MiB.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>Checks a message for a queue.</summary>
    /// <exception cref="Protocol.AwsException">Naming the parameter.</exception>
    public static void Check(Queue queue, MessageEntry message)
    {
        if (string.IsNullOrEmpty(message.MessageBody))
        {
            throw SqsErrors.Missing("MessageBody");
        }

        CheckAttributes(message.MessageAttributes);
        if (message.MessageSystemAttributes?.Keys.FirstOrDefault(name => name != "AWSTraceHeader") is { } name)
        {
            throw SqsErrors.InvalidParameter($"Message system attribute name '{name}' is invalid: only AWSTraceHeader can be sent.");
        }

        if (SizeOf(message) > queue.Attributes.MaximumMessageSize)
        {
            throw SqsErrors.InvalidParameter(
                $"One or more parameters are invalid. Reason: Message must be shorter than {queue.Attributes.MaximumMessageSize} bytes.");
        }

        if (!IsXmlText(message.MessageBody))
        {
            throw SqsErrors.Contents();
        }

        CheckDelay(queue, message);
        CheckIds(queue, message);
    }

    /// <summary>Bytes that count towards the limits: the body and the attributes' names, types and values.</summary>
    public static long SizeOf(MessageEntry message) => Encoding.UTF8.GetByteCount(message.MessageBody ?? "")
        + (message.MessageAttributes ?? []).Sum(attribute => (long)Encoding.UTF8.GetByteCount(attribute.Key)
            + Encoding.UTF8.GetByteCount(attribute.Value?.DataType ?? "")
            + (attribute.Value?.BinaryValue?.Length ?? Encoding.UTF8.GetByteCount(attribute.Value?.StringValue ?? "")));

    private static void CheckAttributes(Dictionary<string, MessageAttribute>? attributes)
    {
        if (attributes?.Count > 10)
        {
            throw SqsErrors.InvalidParameter($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [10].");
        }

        foreach (var (name, attribute) in attributes ?? [])
        {
            if (name.Length > 256 || !AttributeName().IsMatch(name) || ReservedName().IsMatch(name))
            {
                throw SqsErrors.InvalidParameter(
                    $"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.");
            }

            if (attribute?.DataType?.Split('.')[0] is not ("String" or "Number" or "Binary"))
            {
                throw SqsErrors.InvalidParameter(
                    $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
            }

            var empty = attribute.DataType.StartsWith("Binary", StringComparison.Ordinal)
                ? attribute.BinaryValue is null or []
                : string.IsNullOrEmpty(attribute.StringValue) || !IsXmlText(attribute.StringValue);
            if (attribute.DataType.StartsWith("Number", StringComparison.Ordinal) && !double.TryParse(
                attribute.StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !empty)
            {
                throw SqsErrors.InvalidParameter($"Can't cast the value of message (user) attribute '{name}' to a number.");
            }

            if (empty)
            {
                throw SqsErrors.InvalidParameter($"Message (user) attribute '{name}' must contain a non-empty value of type '{attribute.DataType}'.");
            }
        }
    }

    private static void CheckDelay(Queue queue, MessageEntry message)
    {
        if (message.DelaySeconds is < 0 or > 900)
        {
            throw SqsErrors.Invalid("DelaySeconds", $"{message.DelaySeconds}", "DelaySeconds must be >= 0 and <= 900.");
        }

        if (queue.IsFifo && message.DelaySeconds > 0)
        {
            throw SqsErrors.Invalid(
                "DelaySeconds", $"{message.DelaySeconds}", "The request include parameter that is not valid for this queue type.");
        }
    }

    private static void CheckIds(Queue queue, MessageEntry message)
    {
        CheckId("MessageGroupId", message.MessageGroupId);
        CheckId("MessageDeduplicationId", message.MessageDeduplicationId);
        if (!queue.IsFifo && message.MessageDeduplicationId is { } id)
        {
            throw SqsErrors.Invalid(
                "MessageDeduplicationId", id, "The request includes a parameter that is not valid for this queue type.");
        }

        CheckFifo(queue, message);
    }

    /// <summary>Checks for what a FIFO queue needs; a batch has another code for the same words.</summary>
    public static void CheckFifo(Queue queue, MessageEntry message, bool inBatch = false)
    {
        if (queue.IsFifo && message.MessageGroupId is null)
        {
            var missing = SqsErrors.Missing("MessageGroupId");
            throw inBatch ? SqsErrors.InvalidParameter(missing.Message) : missing;
        }

        if (queue.IsFifo && message.MessageDeduplicationId is null && !queue.Attributes.ContentBasedDeduplication)
        {
            throw SqsErrors.InvalidParameter(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private static void CheckId(string parameter, string? id)
    {
        if (id is not null && !Id().IsMatch(id))
        {
            throw SqsErrors.Invalid(
                parameter, id, $"{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static bool IsXmlText(string body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var allowed = char.IsSurrogate(body[i])
                ? i + 1 < body.Length && char.IsSurrogatePair(body[i], body[++i])
                : body[i] is '\t' or '\n' or '\r' or (>= ' ' and <= '\uFFFD');
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$")]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"^(aws|amazon)\.", RegexOptions.IgnoreCase)]
    private static partial Regex ReservedName();

    [GeneratedRegex(@"^[!-~]{1,128}$")]
    private static partial Regex Id();
}
