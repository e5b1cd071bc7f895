using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>A template, JSON or YAML, taken apart into its sections.</summary>
internal sealed class Template
{
    private Template(JsonObject root) => Root = root;

    /// <summary>The whole of it.</summary>
    public JsonObject Root { get; }

    /// <summary>What may be given.</summary>
    public JsonObject Parameters => Section("Parameters");

    /// <summary>What is to exist.</summary>
    public JsonObject Resources => Section("Resources");

    /// <summary>What is given out.</summary>
    public JsonObject Outputs => Section("Outputs");

    /// <summary>What parts depend on.</summary>
    public JsonObject Conditions => Section("Conditions");

    /// <summary>Tables to look values up in.</summary>
    public JsonObject Mappings => Section("Mappings");

    /// <summary>Reads a template.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: it is no object, or has no resources.</exception>
    public static Template Parse(string? body)
    {
        try
        {
            var text = body ?? "";
            var root = (text.TrimStart().StartsWith('{') ? JsonNode.Parse(text) : TemplateYaml.Parse(text)) as JsonObject ?? throw CloudFormationErrors.Validation("Template format error: it is no object.");
            var template = new Template(root);
            if (template.Resources.Count == 0)
            {
                throw CloudFormationErrors.Validation("Template format error: At least one Resources member must be defined.");
            }

            return template.Resources.Concat(template.Parameters).Concat(template.Outputs).FirstOrDefault(member => member.Value is not JsonObject).Key is { } odd
                ? throw CloudFormationErrors.Validation($"Template format error: {odd} must be an object.")
                : template;
        }
        catch (JsonException e)
        {
            throw CloudFormationErrors.Validation($"Template format error: JSON not well-formed. ({e.Message})");
        }
    }

    /// <summary>The type of a resource.</summary>
    public string TypeOf(string logicalId) => (Resources[logicalId]?["Type"] as JsonValue)?.ToString()
        ?? throw CloudFormationErrors.Validation($"Template format error: [/Resources/{logicalId}] Every Resource must have a Type.");

    /// <summary>What it is for.</summary>
    public string? Description => Root[nameof(Description)]?.ToString();

    /// <summary>Whether a parameter's value is not shown.</summary>
    public bool IsSecret(string parameter) => Parameters[parameter]?["NoEcho"]?.ToString() is "true" or "True";

    /// <summary>Checks that what is referred to is there, and that no resources need each other in a circle.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>.</exception>
    public void CheckReferences()
    {
        Check("Resources", Resources.SelectMany(resource => References.Of(resource.Value!.AsObject())));
        Check("Outputs", Outputs.SelectMany(output => References.Of(output.Value!["Value"])));
        _ = InOrder(_ => true);

        void Check(string block, IEnumerable<string> names)
        {
            var missing = names.Distinct().Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal) && !Resources.ContainsKey(name) && !Parameters.ContainsKey(name));
            if (missing.ToList() is { Count: > 0 } unresolved)
            {
                throw CloudFormationErrors.Validation(
                    $"Template format error: Unresolved resource dependencies [{string.Join(", ", unresolved)}] in the {block} block of the template");
            }
        }
    }

    /// <summary>Whether a deleted stack leaves the resource behind.</summary>
    public bool IsRetained(string logicalId) => Resources[logicalId]?["DeletionPolicy"]?.ToString() is "Retain";

    /// <summary>The resources, each after those it needs.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: they need each other in a circle.</exception>
    public IReadOnlyList<string> InOrder(Func<string, bool> included)
    {
        var ordered = new List<string>();
        var open = new HashSet<string>();
        foreach (var (logicalId, _) in Resources)
        {
            Visit(logicalId);
        }

        return ordered;

        void Visit(string logicalId)
        {
            if (ordered.Contains(logicalId) || !included(logicalId))
            {
                return;
            }

            if (!open.Add(logicalId))
            {
                throw CloudFormationErrors.Validation($"Circular dependency between resources: [{string.Join(", ", open)}]");
            }

            foreach (var needed in References.Of(Resources[logicalId]!.AsObject()).Where(Resources.ContainsKey))
            {
                Visit(needed);
            }

            open.Remove(logicalId);
            ordered.Add(logicalId);
        }
    }

    private JsonObject Section(string name) => Root[name] as JsonObject ?? [];
}
