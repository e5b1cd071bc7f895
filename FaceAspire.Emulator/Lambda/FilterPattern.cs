using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>A filter's pattern: rules for values of an event, and patterns for parts of it; all must match.</summary>
/// <param name="Rules">By key; one of the rules must match.</param>
/// <param name="Parts">By key.</param>
/// <param name="Either">Of each of these lists one must match: <c>$or</c>.</param>
internal sealed record FilterPattern(
    IReadOnlyDictionary<string, IReadOnlyList<FilterRule>> Rules, IReadOnlyDictionary<string, FilterPattern> Parts,
    IReadOnlyList<IReadOnlyList<FilterPattern>> Either)
{
    private const string Or = "$or";

    /// <summary>The keys that it names.</summary>
    public IEnumerable<string> Keys => [.. Rules.Keys, .. Parts.Keys, .. Either.SelectMany(either => either).SelectMany(pattern => pattern.Keys)];

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValueException</c>: it is none.</exception>
    public static FilterPattern Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            throw LambdaErrors.Invalid($"Invalid filter pattern definition: {text}");
        }
    }

    /// <summary>Whether an event matches.</summary>
    public bool Matches(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && Rules.All(rules => Matches(rules.Value, Find(value, rules.Key)))
        && Parts.All(part => Find(value, part.Key) is { } inner ? part.Value.Matches(inner) : part.Value.MatchesNothing)
        && Either.All(patterns => patterns.Any(pattern => pattern.Matches(value)));

    /// <summary>Whether it matches what is not there: it asks for nothing that must be.</summary>
    private bool MatchesNothing =>
        Rules.Values.All(rules => Matches(rules, null)) && Parts.Values.All(part => part.MatchesNothing)
        && Either.All(patterns => patterns.Any(pattern => pattern.MatchesNothing));

    /// <summary>Of a list, one item must match.</summary>
    private static bool Matches(IReadOnlyList<FilterRule> rules, JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Any(item => rules.Any(rule => rule.Matches(item)))
        : rules.Any(rule => rule.Matches(value));

    private static JsonElement? Find(JsonElement value, string key) => value.TryGetProperty(key, out var found) ? found : null;

    private static FilterPattern Read(JsonElement pattern)
    {
        if (pattern.ValueKind != JsonValueKind.Object || !pattern.EnumerateObject().Any())
        {
            throw FilterRules.Wrong(pattern);
        }

        var members = pattern.EnumerateObject().ToLookup(member => member.Name == Or ? JsonValueKind.Undefined : member.Value.ValueKind);
        return members.All(group => group.Key is JsonValueKind.Undefined or JsonValueKind.Array or JsonValueKind.Object)
            ? new(
                members[JsonValueKind.Array].ToDictionary(member => member.Name, member => Items(member.Value, FilterRules.Read)),
                members[JsonValueKind.Object].ToDictionary(member => member.Name, member => Read(member.Value)),
                [.. members[JsonValueKind.Undefined].Select(member => Items(member.Value, Read))])
            : throw FilterRules.Wrong(pattern);
    }

    private static IReadOnlyList<T> Items<T>(JsonElement list, Func<JsonElement, T> read) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? [.. list.EnumerateArray().Select(read)] : throw FilterRules.Wrong(list);
}
