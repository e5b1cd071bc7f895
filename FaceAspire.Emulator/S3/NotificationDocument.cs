using System.Globalization;
using System.Xml.Linq;

namespace FaceAspire.Emulator.S3;

/// <summary>A bucket's notification configuration, read from S3's XML and written as it.</summary>
internal static class NotificationDocument
{
    /// <summary>The events that this emulator can raise.</summary>
    private static readonly string[] Known =
    [
        "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload",
        "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated",
        "s3:ObjectTagging:*", "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete",
    ];

    /// <exception cref="Protocol.AwsException"><c>MalformedXML</c>, <c>InvalidArgument</c>, or <c>NotImplemented</c> for other targets than queues.</exception>
    public static List<NotificationRule> Parse(XElement configuration)
    {
        if (configuration.Elements().FirstOrDefault(element => element.Name.LocalName != "QueueConfiguration") is { } other)
        {
            throw Protocol.AwsException.NotImplemented("S3", $"PutBucketNotificationConfiguration with {other.Name.LocalName}");
        }

        var rules = configuration.Children("QueueConfiguration").Select(ParseRule).ToList();
        Check(rules);
        return rules;
    }

    /// <summary>Checks what no target has to be asked for.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static void Check(IReadOnlyList<NotificationRule> rules)
    {
        if (rules.SelectMany(rule => rule.Events).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            throw S3Errors.Argument($"The event '{unknown}' is not supported for notifications");
        }

        for (var i = 0; i < rules.Count; i++)
        {
            if (rules.Take(i).Any(rules[i].Overlaps))
            {
                throw S3Errors.Argument(
                    "Configurations overlap. Configurations on the same bucket cannot share a common event type: " + rules[i].Id);
            }
        }
    }

    public static XElement Write(IEnumerable<NotificationRule> rules) => S3Xml.Element("NotificationConfiguration", rules.Select(rule =>
        S3Xml.Element(
            "QueueConfiguration",
            S3Xml.Element("Id", rule.Id),
            rule.Prefix.Length + rule.Suffix.Length == 0
                ? null
                : S3Xml.Element("Filter", S3Xml.Element("S3Key", FilterRule("Prefix", rule.Prefix), FilterRule("Suffix", rule.Suffix))),
            S3Xml.Element("Queue", rule.QueueArn),
            rule.Events.Select(name => S3Xml.Element("Event", name)))));

    private static NotificationRule ParseRule(XElement rule)
    {
        var filters = rule.Child("Filter")?.Child("S3Key")?.Children("FilterRule").ToDictionary(
            filter => (filter.Child("Name")?.Value ?? throw S3Errors.Xml()).ToLower(CultureInfo.InvariantCulture),
            filter => filter.Child("Value")?.Value ?? throw S3Errors.Xml()) ?? [];
        if (filters.Keys.FirstOrDefault(name => name is not ("prefix" or "suffix")) is { } other)
        {
            throw S3Errors.Argument("filter rule name must be either prefix or suffix", "FilterRule.Name", other);
        }

        var events = rule.Children("Event").Select(name => name.Value).ToArray();
        return new(
            rule.Child("Id")?.Value is { Length: > 0 } id ? id : Guid.NewGuid().ToString(),
            rule.Child("Queue")?.Value is { Length: > 0 } queue && events.Length > 0 ? queue : throw S3Errors.Xml(),
            events, filters.GetValueOrDefault("prefix", ""), filters.GetValueOrDefault("suffix", ""));
    }

    private static XElement? FilterRule(string name, string value) => value.Length == 0
        ? null
        : S3Xml.Element("FilterRule", S3Xml.Element("Name", name), S3Xml.Element("Value", value));
}
