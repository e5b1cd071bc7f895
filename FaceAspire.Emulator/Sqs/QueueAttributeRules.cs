using System.Globalization;
using System.Text.Json;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Which attributes a queue can be given, in what range, and what holds when they are not given.</summary>
internal static class QueueAttributeRules
{
    private static readonly Dictionary<string, (string? Default, Func<string, bool> Allows)> Rules = new(StringComparer.Ordinal)
    {
        ["VisibilityTimeout"] = ("30", Between(0, 43_200)),
        ["MaximumMessageSize"] = ("1048576", Between(1_024, 1_048_576)),
        ["MessageRetentionPeriod"] = ("345600", Between(60, 1_209_600)),
        ["DelaySeconds"] = ("0", Between(0, 900)),
        ["ReceiveMessageWaitTimeSeconds"] = ("0", Between(0, 20)),
        ["SqsManagedSseEnabled"] = ("true", IsBoolean),
        ["KmsMasterKeyId"] = (null, _ => true),
        ["KmsDataKeyReusePeriodSeconds"] = (null, Between(60, 86_400)),
        ["Policy"] = (null, IsJson),
        ["RedrivePolicy"] = (null, value => value.Length == 0 || RedrivePolicy.TryParse(value) is not null),
        ["RedriveAllowPolicy"] = (null, RedriveAllowPolicy.IsValid),
        ["FifoQueue"] = (null, IsBoolean),
        ["ContentBasedDeduplication"] = (null, IsBoolean),
        ["DeduplicationScope"] = (null, OneOf("queue", "messageGroup")),
        ["FifoThroughputLimit"] = (null, OneOf("perQueue", "perMessageGroupId")),
    };

    private static readonly Dictionary<string, string> FifoDefaults = new(StringComparer.Ordinal)
    {
        ["FifoQueue"] = "true",
        ["ContentBasedDeduplication"] = "false",
        ["DeduplicationScope"] = "queue",
        ["FifoThroughputLimit"] = "perQueue",
    };

    /// <summary>All attributes that can be set.</summary>
    public static IEnumerable<string> Names => Rules.Keys;

    /// <summary>All attributes that can be asked for.</summary>
    public static HashSet<string> Readable { get; } =
    [
        .. Rules.Keys, "QueueArn", "CreatedTimestamp", "LastModifiedTimestamp",
        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed",
    ];

    /// <summary>The value that holds when none was set.</summary>
    public static string? Default(string name) => Rules.TryGetValue(name, out var rule) ? rule.Default : null;

    /// <summary>All settings of a queue with their values, defaults included.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Effective(Queue queue)
    {
        foreach (var name in Rules.Keys)
        {
            if ((queue.Attributes[name] ?? (queue.IsFifo ? FifoDefaults.GetValueOrDefault(name) : null)) is { } value)
            {
                yield return new(name, value);
            }
        }
    }

    /// <summary>Checks names and values.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidAttributeName</c> or <c>InvalidAttributeValue</c>.</exception>
    public static void Check(IReadOnlyDictionary<string, string> attributes, bool fifo)
    {
        foreach (var (name, value) in attributes)
        {
            if (!Rules.TryGetValue(name, out var rule))
            {
                throw SqsErrors.UnknownAttribute(name);
            }

            if (value is null || !rule.Allows(value)) // null: JSON can say so
            {
                throw name == "RedrivePolicy"
                    ? SqsErrors.Invalid(name, value, "It must be JSON with deadLetterTargetArn and a maxReceiveCount from 1 to 1000.")
                    : SqsErrors.AttributeValue(name);
            }

            if (!fifo && FifoDefaults.ContainsKey(name)) // FifoQueue of false, too: standard queues have no such attribute
            {
                throw name is "DeduplicationScope" or "FifoThroughputLimit" ? SqsErrors.FifoOnly(name) : SqsErrors.UnknownAttribute(name);
            }
        }
    }

    /// <summary>A value as it is kept.</summary>
    public static string Canonical(string name, string value) => name == "RedrivePolicy" ? RedrivePolicy.Canonical(value)
        : Rules[name].Allows == IsBoolean ? value.ToLowerInvariant()
        : value;

    /// <summary>Checks what settings demand of each other.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidAttributeValue</c>.</exception>
    public static void CheckTogether(QueueAttributes attributes)
    {
        if (attributes["FifoThroughputLimit"] == "perMessageGroupId" && !attributes.DeduplicatesPerGroup)
        {
            throw SqsErrors.AttributeValue("FifoThroughputLimit", "perMessageGroupId is allowed only when DeduplicationScope is messageGroup.");
        }
    }

    private static Func<string, bool> Between(int low, int high) => value =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high;

    private static Func<string, bool> OneOf(params string[] values) => values.Contains;

    private static bool IsBoolean(string value) => bool.TryParse(value, out _);

    private static bool IsJson(string value)
    {
        if (value.Length == 0)
        {
            return true; // removes the setting
        }

        try
        {
            using var json = JsonDocument.Parse(value);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
