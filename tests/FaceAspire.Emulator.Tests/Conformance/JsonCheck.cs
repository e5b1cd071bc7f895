using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Compares a JSON value with a shape: names, types, required members, enums, lengths, patterns, forms of time.</summary>
internal static class JsonCheck
{
    public static void Check(this Findings findings, string path, JsonElement value, Shape shape, string? timestampFormat = null)
    {
        var kind = value.ValueKind;
        switch (shape.Type)
        {
            case "structure" when kind == JsonValueKind.Object:
                CheckStructure(findings, path, value, shape);
                break;
            case "list" when kind == JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    findings.Check(path + "[]", item, shape.Item.Shape);
                }

                break;
            case "map" when kind == JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject())
                {
                    findings.CheckText(path + "{key}", entry.Name, shape.Key.Shape);
                    findings.Check($"{path}.{entry.Name}", entry.Value, shape.Value.Shape);
                }

                break;
            case "string" when kind == JsonValueKind.String:
                findings.CheckText(path, value.GetString()!, shape);
                break;
            case "integer" or "long" or "double" or "float" when kind == JsonValueKind.Number:
                findings.CheckNumber(path, value.GetDecimal(), shape);
                break;
            case "blob" when kind == JsonValueKind.String && value.TryGetBytesFromBase64(out _):
            case "boolean" when kind is JsonValueKind.True or JsonValueKind.False:
            case "timestamp" when kind == JsonValueKind.Number && timestampFormat is null or "unixTimestamp":
            case "timestamp" when kind == JsonValueKind.String && timestampFormat == "iso8601" && value.TryGetDateTimeOffset(out _):
                break;
            default:
                findings.Add(path, $"{value.GetRawText()} is no {shape.Type}");
                break;
        }
    }

    private static void CheckStructure(Findings findings, string path, JsonElement value, Shape shape)
    {
        var byName = shape.Members.Values.Where(member => member.Location is null).ToDictionary(member => member.LocationName);
        var present = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (!byName.TryGetValue(property.Name, out var member))
            {
                findings.Add($"{path}.{property.Name}", $"no member of {shape.Name}");
                continue;
            }

            present.Add(member.Name);
            findings.Check($"{path}.{member.Name}", property.Value, member.Shape, member.TimestampFormat);
        }

        findings.CheckRequired(path, shape, Elsewhere(shape, present));
    }

    /// <summary>Members in headers are looked at there.</summary>
    private static HashSet<string> Elsewhere(Shape shape, HashSet<string> present) =>
        [.. present, .. shape.Members.Values.Where(member => member.Location is not null).Select(member => member.Name)];
}
