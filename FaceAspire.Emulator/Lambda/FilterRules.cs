using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Reads the rules of filter patterns.</summary>
internal static class FilterRules
{
    private static readonly string[] Operators = ["=", "<", "<=", ">", ">="];

    /// <summary>Reads a rule.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValueException</c>: there is no such rule.</exception>
    public static FilterRule Read(JsonElement rule) => rule.ValueKind switch
    {
        JsonValueKind.Array => throw Wrong(rule),
        JsonValueKind.Object => rule.EnumerateObject().ToArray() is [var only] ? Read(only.Name, only.Value) : throw Wrong(rule),
        _ => new FilterRule.Exactly(rule.Clone()),
    };

    /// <summary>The error for a pattern that is none.</summary>
    public static Protocol.AwsException Wrong(JsonElement part) => LambdaErrors.Invalid($"Invalid filter pattern definition: {part.GetRawText()}");

    private static FilterRule Read(string name, JsonElement value) => (name, value.ValueKind) switch
    {
        ("prefix", JsonValueKind.String) => TextRule(value, (text, wanted) => text.StartsWith(wanted, StringComparison.Ordinal)),
        ("suffix", JsonValueKind.String) => TextRule(value, (text, wanted) => text.EndsWith(wanted, StringComparison.Ordinal)),
        ("equals-ignore-case", JsonValueKind.String) => TextRule(value, (text, wanted) => text.Equals(wanted, StringComparison.OrdinalIgnoreCase)),
        ("exists", JsonValueKind.True or JsonValueKind.False) => new FilterRule.Exists(value.GetBoolean()),
        ("anything-but", JsonValueKind.Array) => new FilterRule.AnythingBut([.. value.EnumerateArray().Select(Scalar)]),
        ("anything-but", _) => new FilterRule.AnythingBut([Scalar(value)]),
        ("numeric", JsonValueKind.Array) => new FilterRule.Numeric([.. value.EnumerateArray().Chunk(2).Select(Bound)]),
        _ => throw Wrong(value),
    };

    private static FilterRule.Text TextRule(JsonElement value, Func<string, string, bool> holds)
    {
        var wanted = value.GetString()!;
        return new(text => holds(text, wanted));
    }

    private static FilterRule Scalar(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? throw Wrong(value) : Read(value);

    private static (string Operator, double Bound) Bound(JsonElement[] pair) =>
        pair is [{ ValueKind: JsonValueKind.String } sign, { ValueKind: JsonValueKind.Number } bound] && Operators.Contains(sign.GetString())
            ? (sign.GetString()!, bound.GetDouble())
            : throw Wrong(pair[0]);
}
