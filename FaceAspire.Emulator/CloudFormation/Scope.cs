using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>What a template's functions may refer to.</summary>
internal sealed record Scope
{
    /// <summary>Parameters and pseudo parameters, by name.</summary>
    public required IReadOnlyDictionary<string, JsonNode> Values { get; init; }

    /// <summary>Resources that exist, by logical id.</summary>
    public IReadOnlyDictionary<string, Resource> Resources { get; init; } = new Dictionary<string, Resource>();

    /// <summary>The template's conditions.</summary>
    public JsonObject Conditions { get; init; } = [];

    /// <summary>The template's mappings.</summary>
    public JsonObject Mappings { get; init; } = [];

    /// <summary>Finds what other stacks export.</summary>
    public Func<string, string?> Import { get; init; } = _ => null;
}
