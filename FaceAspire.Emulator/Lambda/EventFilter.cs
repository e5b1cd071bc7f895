using System.Text.Json;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>A mapping's filters (developer guide, "Control which events Lambda sends to your function"): what matches none of them is passed over.</summary>
internal sealed class EventFilter
{
    private const int Most = 5;
    private const string Data = "data";
    private readonly IReadOnlyList<FilterPattern> _patterns;

    private EventFilter(IReadOnlyList<FilterPattern> patterns) => _patterns = patterns;

    /// <summary>A mapping's.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValueException</c>: a pattern is none, or there are too many.</exception>
    public static EventFilter Of(EventSourceMapping mapping)
    {
        var patterns = mapping.Filters.Select(FilterPattern.Parse).ToList();
        if (patterns.Count > Most)
        {
            throw LambdaErrors.Invalid($"FilterCriteria has {patterns.Count} filters, more than {Most}.");
        }

        return mapping.IsStream && patterns.SelectMany(pattern => pattern.Keys).FirstOrDefault(key => key != Data) is { } other
            ? throw LambdaErrors.Invalid($"Invalid filter pattern definition: {other} is not data, by which alone records of Kinesis are filtered.")
            : new(patterns);
    }

    /// <summary>Whether a record passes. What is no JSON does not.</summary>
    public bool Matches(StoredRecord record)
    {
        if (_patterns.Count == 0)
        {
            return true;
        }

        using var data = Parse(record.Data);
        return data is not null && Matches(new Dictionary<string, JsonElement> { [Data] = data.RootElement });
    }

    /// <summary>Whether a message passes. A body that is JSON is matched by patterns for its parts, another body by rules for the whole.</summary>
    public bool Matches(ReceivedMessage message)
    {
        if (_patterns.Count == 0)
        {
            return true;
        }

        using var body = Parse(System.Text.Encoding.UTF8.GetBytes(message.Body));
        return Matches(new
        {
            messageId = message.MessageId,
            body = body is { RootElement.ValueKind: JsonValueKind.Object } ? (object)body.RootElement : message.Body,
            attributes = message.Attributes,
            messageAttributes = message.MessageAttributes.ToDictionary(
                attribute => attribute.Key, attribute => new { stringValue = attribute.Value.StringValue, dataType = attribute.Value.DataType }),
            md5OfBody = message.Md5OfBody,
        });
    }

    private bool Matches<T>(T item)
    {
        var json = JsonSerializer.SerializeToElement(item);
        return _patterns.Any(pattern => pattern.Matches(json));
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
