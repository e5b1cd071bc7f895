namespace FaceAspire.Emulator.S3;

/// <summary>Which events of a bucket go to which queue.</summary>
/// <param name="Id">The rule's name.</param>
/// <param name="QueueArn">The queue.</param>
/// <param name="Events">Such as <c>s3:ObjectCreated:*</c>.</param>
/// <param name="Prefix">What keys must begin with.</param>
/// <param name="Suffix">What keys must end with.</param>
internal sealed record NotificationRule(string Id, string QueueArn, IReadOnlyList<string> Events, string Prefix, string Suffix)
{
    /// <summary>Whether an event, such as <c>ObjectCreated:Put</c>, is one of the rule's.</summary>
    public bool Covers(string eventName, string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key.EndsWith(Suffix, StringComparison.Ordinal)
        && Events.Any(wanted => wanted[^1] == '*'
            ? eventName.StartsWith(wanted[3..^1], StringComparison.Ordinal)
            : wanted[3..] == eventName);

    /// <summary>Whether one event could be both rules', which S3 refuses.</summary>
    public bool Overlaps(NotificationRule other) =>
        Related(Prefix, other.Prefix, (text, part) => text.StartsWith(part, StringComparison.Ordinal))
        && Related(Suffix, other.Suffix, (text, part) => text.EndsWith(part, StringComparison.Ordinal))
        && Events.Any(one => other.Events.Any(two =>
            Related(one.TrimEnd('*'), two.TrimEnd('*'), (text, part) => text == part || (text.StartsWith(part, StringComparison.Ordinal) && part[^1] == ':'))));

    private static bool Related(string one, string two, Func<string, string, bool> contains) => contains(one, two) || contains(two, one);
}
