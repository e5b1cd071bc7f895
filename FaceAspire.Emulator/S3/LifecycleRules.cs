using System.Globalization;
using System.Xml.Linq;

namespace FaceAspire.Emulator.S3;

/// <summary>What S3 demands of life cycle rules (API reference, PutBucketLifecycleConfiguration and LifecycleRule).</summary>
internal static class LifecycleRules
{
    private static readonly string[] Filters = ["Prefix", "Tag", "ObjectSizeGreaterThan", "ObjectSizeLessThan", "And"];

    private static readonly Dictionary<string, Func<XElement, bool>> Actions = new(StringComparer.Ordinal)
    {
        ["Expiration"] = action => Count(action, "Days", "Date", "ExpiredObjectDeleteMarker") == 1,
        ["Transition"] = action => Count(action, "Days", "Date") == 1 && Count(action, "StorageClass") == 1,
        ["NoncurrentVersionExpiration"] = action => Count(action, "NoncurrentDays", "NewerNoncurrentVersions") > 0,
        ["NoncurrentVersionTransition"] = action => Count(action, "NoncurrentDays") == 1 && Count(action, "StorageClass") == 1,
        ["AbortIncompleteMultipartUpload"] = action => Count(action, "DaysAfterInitiation") == 1,
    };

    /// <summary>Checks the rules, and gives an id to those that have none.</summary>
    /// <returns>Whether there are any.</returns>
    /// <exception cref="Protocol.AwsException"><c>MalformedXML</c>, <c>InvalidRequest</c> or <c>InvalidArgument</c>.</exception>
    public static bool Complete(XElement configuration)
    {
        var rules = configuration.Children("Rule").ToList();
        rules.ForEach(Check);
        foreach (var rule in rules.Where(rule => rule.Child("ID") is null))
        {
            rule.AddFirst(new XElement(rule.Name.Namespace + "ID", Guid.NewGuid().ToString()));
        }

        return rules.DistinctBy(rule => rule.Child("ID")!.Value).Count() == rules.Count
            ? rules.Count > 0
            : throw S3Errors.Argument("Rule ID must be unique. Found same ID for more than one rule");
    }

    private static void Check(XElement rule)
    {
        if (rule.Child("Status")?.Value is not ("Enabled" or "Disabled") || Count(rule, "Filter", "Prefix") != 1 || Count(rule.Child("Filter"), Filters) > 1)
        {
            throw S3Errors.Xml();
        }

        var actions = rule.Elements().Where(action => Actions.ContainsKey(action.Name.LocalName)).ToArray();
        if (actions is [])
        {
            throw S3Errors.Request("At least one action needs to be specified in a rule.");
        }

        if (actions.Any(action => !Actions[action.Name.LocalName](action)))
        {
            throw S3Errors.Xml();
        }

        if (actions.Select(action => action.Child("Date")?.Value).FirstOrDefault(date => date is not null && !IsMidnight(date)) is { } odd)
        {
            throw S3Errors.Argument("'Date' must be at midnight GMT", "Date", odd);
        }

        var tags = rule.Child("Filter")?.Child("And")?.Children("Tag").Select(tag => tag.Child("Key")?.Value).ToArray() ?? [];
        if (tags.Distinct().Count() < tags.Length)
        {
            throw S3Errors.Request("Duplicate Tag Keys are not allowed.");
        }
    }

    private static int Count(XElement? parent, params string[] names) => parent?.Elements().Count(element => names.Contains(element.Name.LocalName)) ?? 0;

    private static bool IsMidnight(string date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.TimeOfDay == TimeSpan.Zero
            : throw S3Errors.Xml();
}
