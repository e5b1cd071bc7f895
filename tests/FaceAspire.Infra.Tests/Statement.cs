using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>A statement of a policy.</summary>
/// <param name="Where">The resource that it belongs to.</param>
/// <param name="Json">The statement.</param>
internal sealed record Statement(string Where, JsonObject Json)
{
    public bool IsAllow => Json["Effect"]!.GetValue<string>() == "Allow";

    public IReadOnlyList<string> Actions => Expression.SpellAll(Json["Action"]);

    /// <summary>Empty in a trust policy, whose resource is the role itself.</summary>
    public IReadOnlyList<string> Resources => Json["Resource"] is { } resource ? Expression.SpellAll(resource) : [];

    public JsonObject? Principal => Json[nameof(Principal)] as JsonObject;

    public string? Condition(string test, string key) => Json["Condition"]?[test]?[key] is { } value ? Expression.Spell(value) : null;

    /// <summary>Every statement of a template: of roles, trust, managed policies and resources.</summary>
    public static IEnumerable<Statement> In(Template template) =>
        template.Resources.SelectMany(resource => Documents(resource.Value).Select(statement => new Statement(resource.Key, statement)));

    /// <summary>A policy document is known by its statements.</summary>
    private static IEnumerable<JsonObject> Documents(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Documents),
        JsonObject document when document["Statement"] is JsonArray statements => statements.Select(statement => statement!.AsObject()),
        JsonObject members => members.SelectMany(member => Documents(member.Value)),
        _ => [],
    };
}
