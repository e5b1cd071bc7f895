using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace FaceAspire.Emulator.S3;

/// <summary>Tags of objects and buckets: at most 10 (of buckets: 50), keys up to 128 and values up to 256 characters.</summary>
internal static class ObjectTags
{
    private const int Max = 10;

    /// <summary>Reads <c>x-amz-tagging: person=Ada&amp;site=door</c>.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static Dictionary<string, string> Parse(string? header) => Check(
        QueryHelpers.ParseNullableQuery(header)?.SelectMany(pair => pair.Value.Select(value => (pair.Key, value ?? ""))) ?? []);

    /// <summary>Reads <c>&lt;Tagging&gt;&lt;TagSet&gt;&lt;Tag&gt;&lt;Key&gt;…</c>.</summary>
    /// <exception cref="Protocol.AwsException"><c>MalformedXML</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static Dictionary<string, string> Parse(XElement tagging, int max = Max) => Check(
        (tagging.Child("TagSet") ?? throw S3Errors.Xml()).Children("Tag")
            .Select(tag => (tag.Child("Key")?.Value ?? throw S3Errors.Xml(), tag.Child("Value")?.Value ?? throw S3Errors.Xml())), max);

    public static XElement Write(IReadOnlyDictionary<string, string> tags) => S3Xml.Element("Tagging", S3Xml.Element(
        "TagSet", tags.Select(tag => S3Xml.Element("Tag", S3Xml.Element("Key", tag.Key), S3Xml.Element("Value", tag.Value)))));

    private static Dictionary<string, string> Check(IEnumerable<(string Key, string Value)> pairs, int max = Max)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length is 0 or > 128)
            {
                throw S3Errors.Tag($"The TagKey you have provided is invalid: {key} has not 1 to 128 characters.");
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw S3Errors.Tag("Your TagKey cannot be prefixed with aws:");
            }

            if (value.Length > 256)
            {
                throw S3Errors.Tag($"The TagValue you have provided is invalid: that of {key} has over 256 characters.");
            }

            if (!tags.TryAdd(key, value))
            {
                throw S3Errors.Tag("Cannot provide multiple Tags with the same key");
            }
        }

        return tags.Count > max ? throw S3Errors.TooManyTags(max) : tags;
    }
}
