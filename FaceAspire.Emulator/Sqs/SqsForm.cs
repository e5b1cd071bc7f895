using System.Globalization;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Reads SQS's requests from query forms, such as <c>Attribute.1.Name=DelaySeconds&amp;Attribute.1.Value=5</c>.</summary>
internal static class SqsForm
{
    /// <summary>The queue: a field, or the URL that was called.</summary>
    public static string QueueUrl(QueryForm form) => form["QueueUrl"] ?? "http://localhost" + form.Path;

    public static CreateQueueRequest CreateQueue(QueryForm form) =>
        new() { QueueName = form["QueueName"], Attributes = Attributes(form), Tags = Tags(form) };

    public static Dictionary<string, string> Attributes(QueryForm form) => Map(form, "Attribute", "Name");

    public static Dictionary<string, string> Tags(QueryForm form) => Map(form, "Tag", "Key");

    public static SendMessageRequest SendMessage(QueryForm form) => new()
    {
        QueueUrl = QueueUrl(form),
        MessageBody = form["MessageBody"],
        DelaySeconds = Number(form, "DelaySeconds"),
        MessageAttributes = MessageAttributes(form, "MessageAttribute"),
        MessageSystemAttributes = MessageAttributes(form, "MessageSystemAttribute"),
        MessageDeduplicationId = form["MessageDeduplicationId"],
        MessageGroupId = form["MessageGroupId"],
    };

    public static List<MessageEntry> MessageEntries(QueryForm form) => form.Structures("SendMessageBatchRequestEntry")
        .Select(entry => new MessageEntry
        {
            Id = form[entry + ".Id"],
            MessageBody = form[entry + ".MessageBody"],
            DelaySeconds = Number(form, entry + ".DelaySeconds"),
            MessageAttributes = MessageAttributes(form, entry + ".MessageAttribute"),
            MessageSystemAttributes = MessageAttributes(form, entry + ".MessageSystemAttribute"),
            MessageDeduplicationId = form[entry + ".MessageDeduplicationId"],
            MessageGroupId = form[entry + ".MessageGroupId"],
        }).ToList();

    public static ReceiveMessageRequest ReceiveMessage(QueryForm form) => new()
    {
        QueueUrl = QueueUrl(form),
        AttributeNames = form.List("AttributeName").ToList(),
        MessageSystemAttributeNames = form.List("MessageSystemAttributeName").ToList(),
        MessageAttributeNames = form.List("MessageAttributeName").ToList(),
        MaxNumberOfMessages = Number(form, "MaxNumberOfMessages"),
        VisibilityTimeout = Number(form, "VisibilityTimeout"),
        WaitTimeSeconds = Number(form, "WaitTimeSeconds"),
    };

    public static List<DeleteEntry> DeleteEntries(QueryForm form) => form.Structures("DeleteMessageBatchRequestEntry")
        .Select(entry => new DeleteEntry(form[entry + ".Id"], form[entry + ".ReceiptHandle"])).ToList();

    public static List<VisibilityEntry> VisibilityEntries(QueryForm form) => form.Structures("ChangeMessageVisibilityBatchRequestEntry")
        .Select(entry => new VisibilityEntry(
            form[entry + ".Id"], form[entry + ".ReceiptHandle"], Number(form, entry + ".VisibilityTimeout"))).ToList();

    /// <summary>A whole number, or <see langword="null"/> when absent.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterValue</c>: not a number.</exception>
    public static int? Number(QueryForm form, string name) => form[name] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw SqsErrors.Invalid(name, text, "Must be an integer."),
    };

    private static Dictionary<string, string> Map(QueryForm form, string prefix, string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in form.Structures(prefix))
        {
            map[form.Required($"{item}.{key}")] = form[item + ".Value"] ?? "";
        }

        return map;
    }

    private static Dictionary<string, MessageAttribute> MessageAttributes(QueryForm form, string prefix)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach (var item in form.Structures(prefix))
        {
            var value = item + ".Value";
            attributes[form.Required(item + ".Name")] = new(
                form[value + ".DataType"] ?? "", form[value + ".StringValue"], Bytes(form, value + ".BinaryValue"));
        }

        return attributes;
    }

    private static byte[]? Bytes(QueryForm form, string name)
    {
        try
        {
            return form[name] is { } text ? Convert.FromBase64String(text) : null;
        }
        catch (FormatException)
        {
            throw SqsErrors.Invalid(name, form[name], "Must be base64.");
        }
    }
}
