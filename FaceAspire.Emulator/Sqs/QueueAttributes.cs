using System.Globalization;

namespace FaceAspire.Emulator.Sqs;

/// <summary>A queue's settings: what was set, over SQS's defaults.</summary>
/// <param name="set">What was set, already checked by <see cref="QueueAttributeRules"/>.</param>
internal sealed class QueueAttributes(IReadOnlyDictionary<string, string> set)
{
    /// <summary>What was set.</summary>
    public IReadOnlyDictionary<string, string> Set => set;

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan Wait => Seconds("ReceiveMessageWaitTimeSeconds");

    /// <summary>In bytes, with the message attributes.</summary>
    public int MaximumMessageSize => int.Parse(this["MaximumMessageSize"]!, CultureInfo.InvariantCulture);

    public bool ContentBasedDeduplication => this["ContentBasedDeduplication"] == "true";

    /// <summary>Whether a deduplication id counts within its group only.</summary>
    public bool DeduplicatesPerGroup => this["DeduplicationScope"] == "messageGroup";

    public RedrivePolicy? Redrive => RedrivePolicy.TryParse(this["RedrivePolicy"]);

    /// <summary>A setting, or <see langword="null"/> where it has no default.</summary>
    public string? this[string name] => set.GetValueOrDefault(name) ?? QueueAttributeRules.Default(name);

    /// <summary>These settings with <paramref name="changes"/>; an empty value removes a setting.</summary>
    public QueueAttributes With(IReadOnlyDictionary<string, string> changes)
    {
        var merged = new Dictionary<string, string>(set, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value.Length == 0)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = QueueAttributeRules.Canonical(name, value);
            }
        }

        if (changes.TryGetValue("KmsMasterKeyId", out var key))
        {
            if (key.Length == 0)
            {
                merged.Remove("KmsDataKeyReusePeriodSeconds");
            }
            else if (!changes.ContainsKey("SqsManagedSseEnabled"))
            {
                merged["SqsManagedSseEnabled"] = "false"; // the one or the other encrypts
            }
        }

        return new(merged);
    }

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(int.Parse(this[name]!, CultureInfo.InvariantCulture));
}
