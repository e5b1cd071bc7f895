using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>A template, and questions about it.</summary>
internal sealed class Template
{
    private Template(string name, string text) => (Name, Text, Root) = (name, text, JsonNode.Parse(text)!.AsObject());

    /// <summary>Its file's name up to the first dot.</summary>
    public string Name { get; }

    /// <summary>As it is sent.</summary>
    public string Text { get; }

    /// <summary>As JSON.</summary>
    public JsonObject Root { get; }

    /// <summary>The three that are checked in.</summary>
    public static TheoryData<string> Files => [.. CheckedInTemplates.Files];

    public JsonObject Resources => Section("Resources");

    public JsonObject Parameters => Section("Parameters");

    public JsonObject Outputs => Section("Outputs");

    public JsonObject Conditions => Section("Conditions");

    public static Template Read(string path) => new(Path.GetFileName(path).Split('.')[0], File.ReadAllText(path));

    /// <summary>One of those that are checked in.</summary>
    public static Template CheckedIn(string file) => Read(Repository.File("FaceAspire.Infra", file));

    /// <summary>The resources of a type.</summary>
    public IEnumerable<(string Id, JsonObject Properties)> OfType(string type) =>
        from resource in Resources
        where resource.Value!["Type"]!.GetValue<string>() == type
        select (resource.Key, resource.Value["Properties"]!.AsObject());

    /// <summary>The resource's condition.</summary>
    public string? ConditionOf(string id) => Resources[id]!["Condition"]?.GetValue<string>();

    /// <summary>Whether a resource is there when the parameters have their defaults.</summary>
    public bool Holds(string? condition) => condition is null || Evaluate(Conditions[condition]!.AsObject());

    /// <summary>A parameter's default.</summary>
    public string? Default(string parameter) => Parameters[parameter]!["Default"]?.ToString();

    /// <summary>A copy in which parameters have no defaults.</summary>
    public JsonObject WithoutDefaults()
    {
        var copy = Root.DeepClone().AsObject();
        foreach (var (_, parameter) in copy[nameof(Parameters)]!.AsObject())
        {
            parameter!.AsObject().Remove("Default");
        }

        return copy;
    }

    private bool Evaluate(JsonObject condition) => condition.Single() switch
    {
        ("Fn::Equals", JsonArray both) => Value(both[0]!) == Value(both[1]!),
        ("Fn::Not", JsonArray one) => !Evaluate(one[0]!.AsObject()),
        var other => throw new InvalidOperationException($"This test does not know {other.Key}."),
    };

    private string? Value(JsonNode node) => node is JsonObject reference ? Default(reference["Ref"]!.GetValue<string>()) : node.ToString();

    private JsonObject Section(string name) => Root[name] as JsonObject ?? [];
}
