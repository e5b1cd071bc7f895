using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace FaceAspire.Emulator.S3;

/// <summary>Tags of objects and buckets: at most 10 (of buckets: 50), keys up to 128 and values up to 256 characters, of those that S3 allows.</summary>
internal static partial class ObjectTags
{
    private const int Max = 10;
    private const string ReservedOfObjects = "Your TagKey cannot be prefixed with aws:";

    /// <summary>Reads <c>x-amz-tagging: person=Ada&amp;site=door</c>.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static Dictionary<string, string> Parse(string? header)
    {
        var pairs = new List<(string Key, string Value)>();
        foreach (var pair in new QueryStringEnumerable(header))
        {
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return pairs.DistinctBy(pair => pair.Key).Count() < pairs.Count || header?.Split('&').Any(pair => pair.Count('=') > 1) is true
            ? throw S3Errors.Argument(
                "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.", "x-amz-tagging", header!)
            : Check(pairs, Max, ReservedOfObjects);
    }

    /// <summary>Reads <c>&lt;Tagging&gt;&lt;TagSet&gt;&lt;Tag&gt;&lt;Key&gt;…</c>.</summary>
    /// <param name="tagging">The element.</param>
    /// <param name="max">How many there may be.</param>
    /// <param name="reserved">What is said of keys that only AWS may set.</param>
    /// <exception cref="Protocol.AwsException"><c>MalformedXML</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static Dictionary<string, string> Parse(XElement tagging, int max = Max, string reserved = ReservedOfObjects) => Check(
        (tagging.Child("TagSet") ?? throw S3Errors.Xml()).Children("Tag")
            .Select(tag => (tag.Child("Key")?.Value ?? throw S3Errors.Xml(), tag.Child("Value")?.Value ?? throw S3Errors.Xml())), max, reserved);

    public static XElement Write(IReadOnlyDictionary<string, string> tags) => S3Xml.Element("Tagging", S3Xml.Element(
        "TagSet", tags.Select(tag => S3Xml.Element("Tag", S3Xml.Element("Key", tag.Key), S3Xml.Element("Value", tag.Value)))));

    private static Dictionary<string, string> Check(IEnumerable<(string Key, string Value)> pairs, int max, string reserved)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length is 0 or > 128 || !Allowed().IsMatch(key))
            {
                throw S3Errors.Tag("The TagKey you have provided is invalid", ("TagKey", key));
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw S3Errors.Tag(reserved, ("TagKey", key));
            }

            if (value.Length > 256 || !Allowed().IsMatch(value))
            {
                throw S3Errors.Tag("The TagValue you have provided is invalid", ("TagKey", key), ("TagValue", value));
            }

            if (!tags.TryAdd(key, value))
            {
                throw S3Errors.Tag("Cannot provide multiple Tags with the same key", ("TagKey", key));
            }
        }

        return tags.Count > max ? throw S3Errors.TooManyTags(max) : tags;
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$")]
    private static partial Regex Allowed();
}
