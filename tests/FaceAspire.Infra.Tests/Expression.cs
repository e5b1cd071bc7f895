using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FaceAspire.Infra.Tests;

/// <summary>Intrinsic functions: spelled out, and what they refer to.</summary>
internal static partial class Expression
{
    /// <summary>A readable text: <c>${Queue.Arn}/x</c> for a join of an attribute and a text.</summary>
    public static string Spell(JsonNode? node) => node switch
    {
        JsonValue value => value.ToString(),
        JsonObject { Count: 1 } function => function.Single() switch
        {
            ("Ref", var name) => $"${{{name}}}",
            ("Fn::GetAtt", JsonArray parts) => $"${{{parts[0]}.{parts[1]}}}",
            ("Fn::Sub", JsonValue text) => text.ToString(),
            ("Fn::ImportValue", var name) => $"${{import {name}}}",
            ("Fn::If", JsonArray choice) => Spell(choice[1]), // as with the defaults
            ("Fn::Join", JsonArray join) when join[1] is JsonArray parts => string.Join(join[0]!.ToString(), parts.Select(Spell)),
            ("Fn::Join", JsonArray join) => Spell(join[1]),
            var other => throw new InvalidOperationException($"This test does not know {other.Key}."),
        },
        _ => throw new InvalidOperationException($"No text: {node?.ToJsonString()}"),
    };

    /// <summary>One or many, spelled out.</summary>
    public static IReadOnlyList<string> SpellAll(JsonNode? node) => node is JsonArray many ? [.. many.Select(Spell)] : [Spell(node)];

    /// <summary>What is referred to: a resource or parameter, and the attribute that is asked for.</summary>
    public static IEnumerable<(string Name, string? Attribute)> References(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(References),
        JsonObject members => members.SelectMany(member => (member.Key, member.Value) switch
        {
            ("Ref", JsonValue name) => [(name.ToString(), null)],
            ("Fn::GetAtt", JsonArray parts) => [(parts[0]!.ToString(), parts[1]!.ToString())],
            ("Fn::Sub", JsonValue text) => Variables(text.ToString()),
            ("DependsOn", JsonArray ids) => ids.Select(id => (id!.ToString(), (string?)null)),
            ("DependsOn", JsonValue id) => [(id.ToString(), null)],
            _ => References(member.Value),
        }),
        _ => [],
    };

    /// <summary>Names that are imported.</summary>
    public static IEnumerable<string> Imports(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Imports),
        JsonObject members => members.SelectMany(
            member => member is { Key: "Fn::ImportValue", Value: { } name } ? [name.ToString()] : Imports(member.Value)),
        _ => [],
    };

    /// <summary>The conditions that <c>Fn::If</c> asks.</summary>
    public static IEnumerable<string> Choices(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Choices),
        JsonObject members => members.SelectMany(
            member => member is { Key: "Fn::If", Value: JsonArray choice } ? [choice[0]!.ToString()] : Choices(member.Value)),
        _ => [],
    };

    /// <summary>The functions that are used.</summary>
    public static IEnumerable<string> Functions(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Functions),
        JsonObject members => members.Where(member => member.Key is "Ref" || member.Key.StartsWith("Fn::", StringComparison.Ordinal))
            .Select(member => member.Key).Concat(members.SelectMany(member => Functions(member.Value))),
        _ => [],
    };

    private static IEnumerable<(string, string?)> Variables(string text) =>
        from match in Variable().Matches(text)
        let parts = match.Groups[1].Value.Split('.', 2)
        select (parts[0], parts.ElementAtOrDefault(1));

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}
