using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace FaceAspire.Emulator.S3;

/// <summary>Writes what a template says about a bucket as the XML that S3's own API shows, where the two spell it differently.</summary>
internal static class BucketXml
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["ServerSideEncryptionConfiguration"] = "Rule",
        ["ServerSideEncryptionByDefault"] = "ApplyServerSideEncryptionByDefault",
        ["Rules"] = "Rule",
        ["Id"] = "ID",
        ["Transitions"] = "Transition",
        ["TagFilters"] = "Tag",
    };

    /// <summary>The document of a property.</summary>
    public static XElement Of(string root, JsonNode value) => root == "Tagging"
        ? S3Xml.Element(root, S3Xml.Element("TagSet", ((JsonArray)value).Select(tag => Element("Tag", tag!))))
        : S3Xml.Element(root, Children(value));

    private static XElement[] Children(JsonNode value) => value is JsonObject members
        ? members.Where(member => member.Value is not null).SelectMany(member => Named(member.Key, member.Value!)).ToArray()
        : [];

    private static IEnumerable<XElement> Named(string name, JsonNode value) => (name, value) switch
    {
        ("ExpirationInDays", _) => [S3Xml.Element("Expiration", S3Xml.Element("Days", value.ToString()))],
        (_, JsonArray items) => items.Select(item => Element(Renamed.GetValueOrDefault(name, name), item!)),
        _ => [Element(Renamed.GetValueOrDefault(name, name), value)],
    };

    private static XElement Element(string name, JsonNode value) => value is JsonObject
        ? S3Xml.Element(name, Children(value))
        : S3Xml.Element(name, value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
            ? value.ToString().ToLowerInvariant()
            : value.ToString());
}
