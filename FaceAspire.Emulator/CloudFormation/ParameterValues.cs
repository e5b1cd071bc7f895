using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Checks the parameters that are given against what the template wants.</summary>
internal static class ParameterValues
{
    /// <summary>The values of all parameters as templates see them: texts and lists.</summary>
    public static Dictionary<string, JsonNode> Resolve(Template template, IReadOnlyDictionary<string, string> given) => Complete(template, given)
        .ToDictionary(value => value.Key, value => ToNode(value.Value, template.Parameters[value.Key]!["Type"]?.ToString() ?? "String"));

    /// <summary>The values of all parameters, defaults filled in.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: one is missing, unknown, or not allowed.</exception>
    public static Dictionary<string, string> Complete(Template template, IReadOnlyDictionary<string, string> given)
    {
        if (given.Keys.Except(template.Parameters.Select(parameter => parameter.Key)).ToList() is { Count: > 0 } unknown)
        {
            throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        }

        var values = new Dictionary<string, string>();
        foreach (var (name, definition) in template.Parameters)
        {
            var value = given.GetValueOrDefault(name) ?? definition?["Default"]?.ToString()
                ?? throw CloudFormationErrors.Validation($"Parameters: [{name}] must have values");
            Check(name, value, definition!);
            values[name] = value;
        }

        return values;
    }

    private static JsonNode ToNode(string value, string type) => type is "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal)
        ? new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries).Select(item => (JsonNode)item)])
        : JsonValue.Create(value);

    private static void Check(string name, string value, JsonNode definition)
    {
        if (definition["AllowedValues"] is JsonArray allowed && allowed.All(item => item?.ToString() != value))
        {
            throw Refuse(name, definition, $"must be one of values [{string.Join(", ", allowed.Select(item => item?.ToString()))}]");
        }

        if (definition["AllowedPattern"]?.ToString() is { } pattern
            && !Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            throw Refuse(name, definition, $"must match pattern {pattern}");
        }

        if (definition["Type"]?.ToString() is "Number")
        {
            CheckNumber(name, value, definition);
        }
    }

    private static void CheckNumber(string name, string value, JsonNode definition)
    {
        if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number))
        {
            throw Refuse(name, definition, "must be a number");
        }

        if (number < Bound("MinValue", double.MinValue) || number > Bound("MaxValue", double.MaxValue))
        {
            throw Refuse(name, definition, "is out of its range");
        }

        double Bound(string bound, double fallback) =>
            double.TryParse(definition[bound]?.ToString(), CultureInfo.InvariantCulture, out var limit) ? limit : fallback;
    }

    private static Protocol.AwsException Refuse(string name, JsonNode definition, string reason) => CloudFormationErrors.Validation(
        $"Parameter '{name}' {definition["ConstraintDescription"]?.ToString() ?? reason}");
}
