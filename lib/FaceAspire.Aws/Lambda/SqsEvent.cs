using System.Globalization;
using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>A batch of messages of one queue (Lambda developer guide, "Using Lambda with Amazon SQS").</summary>
/// <param name="Records">In the order in which they were received.</param>
public sealed record SqsEvent(IReadOnlyList<SqsMessage> Records);

/// <summary>A message.</summary>
/// <param name="MessageId">Names the message in a partial failure.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Attributes">SQS's own: <c>ApproximateReceiveCount</c>, <c>MessageGroupId</c>, …</param>
/// <param name="MessageAttributes">The sender's.</param>
public sealed record SqsMessage(
    [property: JsonPropertyName("messageId")] string MessageId,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("attributes")] IReadOnlyDictionary<string, string>? Attributes,
    [property: JsonPropertyName("messageAttributes")] IReadOnlyDictionary<string, SqsMessageAttribute>? MessageAttributes = null)
{
    /// <summary>How often the message has been received, this time included; at least 1.</summary>
    [JsonIgnore]
    public int ReceiveCount =>
        Attributes?.GetValueOrDefault("ApproximateReceiveCount") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 1;

    /// <summary>The group of a FIFO queue's message; empty otherwise.</summary>
    [JsonIgnore]
    public string GroupId => Attributes?.GetValueOrDefault("MessageGroupId") ?? "";
}

/// <summary>An attribute of a message.</summary>
/// <param name="StringValue">Its value, if it is text.</param>
public sealed record SqsMessageAttribute([property: JsonPropertyName("stringValue")] string? StringValue);
