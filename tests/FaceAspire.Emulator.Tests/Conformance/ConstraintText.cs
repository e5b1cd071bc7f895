using System.Globalization;
using System.Text;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What AWS's model demands of requests, as the emulator's <c>*.constraints</c> files say it.</summary>
internal static class ConstraintText
{
    private const int MostLevels = 6; // deeper only where a shape holds itself

    /// <summary>The file of some operations of a service.</summary>
    public static string Of(ServiceModel model, IEnumerable<string> operations)
    {
        var text = new StringBuilder($"# What AWS's model ({model.Version}) demands of requests. ConstraintTests writes it: FACEASPIRE_WRITE=1.\n");
        foreach (var name in operations.Order(StringComparer.Ordinal))
        {
            text.Append($"{name}\n").AppendJoin("", Members(model.Operations[name].Input, "", 0).Select(line => $"  {line}\n"));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Shape? structure, string prefix, int depth) =>
        depth > MostLevels || structure is null ? [] : structure.Members.Values
            .Where(member => member.Location is null or "uri" or "querystring")
            .SelectMany(member => Lines(prefix + member.LocationName, member, structure.Required.Contains(member.Name), depth));

    private static IEnumerable<string> Lines(string path, Member member, bool isRequired, int depth)
    {
        var shape = member.Shape;
        var own = Own(shape, member, isRequired);
        IEnumerable<string> self = own.Length > 0 ? [$"{path}{own}"] : [];
        return self.Concat(shape.Type switch
        {
            "structure" => Members(shape, path + ".", depth + 1),
            "list" => Lines(path + "[]", shape.Item, isRequired: false, depth + 1),
            "map" => Lines(path + "{key}", shape.Key, false, depth + 1).Concat(Lines(path + "{value}", shape.Value, false, depth + 1)),
            _ => [],
        });
    }

    private static string Own(Shape shape, Member member, bool isRequired)
    {
        var text = new StringBuilder(isRequired ? " required" : "");
        text.Append(member.Location switch { "uri" => " path", "querystring" => " query", _ => "" });
        var bounds = Bounds(shape);
        text.Append(shape.Type == "blob" && bounds.Length > 0 ? " blob" : "").Append(bounds);
        text.Append(shape.Enum.Count > 0 ? $" enum {string.Join('|', shape.Enum)}" : "");
        text.Append(shape.Pattern is not null && Restricts(shape) ? $" pattern {shape.PatternText}" : "");
        return text.ToString() is " path" or " query" ? "" : text.ToString();
    }

    /// <summary>A pattern that allows everything demands nothing.</summary>
    private static bool Restricts(Shape shape) => shape is { PatternText: not (".*" or "[\\s\\S]*"), Enum.Count: 0 } && !shape.PatternText!.Contains('\n', StringComparison.Ordinal);

    private static string Bounds(Shape shape)
    {
        if ((shape.Min is null && shape.Max is null) || shape.Name == "ImageBlob") // Rekognition documents errors of their own for pictures
        {
            return "";
        }

        var (min, max) = (shape.Min?.ToString(CultureInfo.InvariantCulture), shape.Max?.ToString(CultureInfo.InvariantCulture));
        return shape.Type is "integer" or "long" or "double" or "float" ? $" range {min}..{max}" : $" length {min}..{max}";
    }
}
