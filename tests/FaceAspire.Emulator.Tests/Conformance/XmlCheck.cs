using System.Globalization;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Compares an XML element with a shape: names, types, required members, enums, lengths, patterns, forms of time.</summary>
internal static class XmlCheck
{
    public static void Check(this Findings findings, string path, XElement element, Shape shape, string? timestampFormat = null)
    {
        switch (shape.Type)
        {
            case "structure":
                CheckStructure(findings, path, element, shape);
                break;
            case "list":
                CheckItems(findings, path, element.Elements(), shape.Item, shape.Item.HasLocationName ? shape.Item.LocationName : "member");
                break;
            case "map":
                element.Elements().ToList().ForEach(entry => CheckEntry(findings, path, entry, shape));
                break;
            default:
                findings.CheckValue(path, element.Value, shape, timestampFormat);
                break;
        }
    }

    /// <summary>Checks a value that is written as text.</summary>
    public static void CheckValue(this Findings findings, string path, string text, Shape shape, string? timestampFormat)
    {
        switch (shape.Type)
        {
            case "string":
                findings.CheckText(path, text, shape);
                break;
            case "integer" or "long" or "double" or "float" when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number):
                findings.CheckNumber(path, number, shape);
                break;
            case "boolean" when text is "true" or "false":
            case "blob" when Convert.TryFromBase64String(text, new byte[text.Length], out _):
            case "timestamp" when IsTime(text, timestampFormat ?? "iso8601"):
                break;
            default:
                findings.Add(path, $"'{text}' is no {shape.Type}");
                break;
        }
    }

    private static void CheckStructure(Findings findings, string path, XElement element, Shape shape)
    {
        var byName = shape.Members.Values.Where(member => member is { Location: null, IsAttribute: false }).ToDictionary(NameOf);
        var present = shape.Members.Values.Where(member => member.Location is not null || member.IsAttribute).Select(member => member.Name).ToHashSet();
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            if (!byName.TryGetValue(group.Key, out var member))
            {
                findings.Add($"{path}.{group.Key}", $"no member of {shape.Name}");
                continue;
            }

            present.Add(member.Name);
            CheckMember(findings, $"{path}.{member.Name}", [.. group], member);
        }

        // An empty flattened list has no element at all.
        present.UnionWith(byName.Values.Where(member => member is { Flattened: true, Shape.Type: "list" or "map" }).Select(member => member.Name));
        findings.CheckRequired(path, shape, present);
    }

    private static void CheckMember(Findings findings, string path, XElement[] elements, Member member)
    {
        if (member.Flattened && member.Shape.Type == "list")
        {
            CheckItems(findings, path, elements, member.Shape.Item, elements[0].Name.LocalName);
        }
        else if (member.Flattened && member.Shape.Type == "map")
        {
            elements.ToList().ForEach(entry => CheckEntry(findings, path, entry, member.Shape));
        }
        else if (elements is [var only])
        {
            findings.Check(path, only, member.Shape, member.TimestampFormat);
        }
        else
        {
            findings.Add(path, $"there {elements.Length} times");
        }
    }

    private static void CheckItems(Findings findings, string path, IEnumerable<XElement> items, Member item, string name)
    {
        foreach (var element in items)
        {
            if (element.Name.LocalName != name)
            {
                findings.Add(path, $"<{element.Name.LocalName}> where <{name}> should be");
            }

            findings.Check(path + "[]", element, item.Shape, item.TimestampFormat);
        }
    }

    private static void CheckEntry(Findings findings, string path, XElement entry, Shape map)
    {
        var (key, value) = (entry.Elements().FirstOrDefault(NamedBy(map.Key)), entry.Elements().FirstOrDefault(NamedBy(map.Value)));
        if (key is null || value is null)
        {
            findings.Add(path, "an entry without key or value");
            return;
        }

        findings.Check(path + "{key}", key, map.Key.Shape);
        findings.Check(path + "{value}", value, map.Value.Shape);

        static Func<XElement, bool> NamedBy(Member member) => element => element.Name.LocalName == member.LocationName;
    }

    /// <summary>A flattened list's items carry the member's own name, or the one that the list gives its items.</summary>
    private static string NameOf(Member member) => member switch
    {
        { HasLocationName: true } => member.LocationName,
        { Flattened: true, Shape: { Type: "list", Item: { HasLocationName: true } item } } => item.LocationName,
        _ => member.Name,
    };

    private static bool IsTime(string text, string format) => format switch
    {
        "rfc822" => DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "unixTimestamp" => decimal.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.EndsWith('Z'),
    };
}
