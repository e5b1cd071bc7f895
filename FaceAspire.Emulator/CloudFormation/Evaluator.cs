using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>
/// Resolves a template's intrinsic functions (CloudFormation template reference, "Intrinsic function reference"). Pure: what it
/// refers to is in the <see cref="Scope"/>.
/// </summary>
internal sealed class Evaluator(Scope scope)
{
    /// <summary>What <c>AWS::NoValue</c> turns into: the member that holds it is left out.</summary>
    private static readonly JsonNode NoValue = JsonValue.Create("AWS::NoValue")!;

    /// <summary>Resolves a node; <see langword="null"/> for <c>AWS::NoValue</c>.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: a function refers to what is not there.</exception>
    public JsonNode? Resolve(JsonNode? node)
    {
        var resolved = ResolveAny(node);
        return ReferenceEquals(resolved, NoValue) ? null : resolved;
    }

    /// <summary>Resolves to text.</summary>
    public string Text(JsonNode? node) => Resolve(node) switch
    {
        JsonValue value => value.ToString(),
        null => throw CloudFormationErrors.Validation("Template error: a text is wanted where there is no value."),
        var other => throw CloudFormationErrors.Validation($"Template error: a text is wanted, not {other.ToJsonString()}."),
    };

    /// <summary>Whether a condition of the template holds.</summary>
    public bool Holds(string condition) => Holds(scope.Conditions[condition]
        ?? throw CloudFormationErrors.Validation($"Template error: Unresolved condition {condition}."));

    private JsonNode? ResolveAny(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when Function(function.Single().Key, function.Single().Value) is { Found: true } call => call.Result,
        JsonObject members => Members(members),
        JsonArray items => new JsonArray([.. items.Select(Resolve).Where(item => item is not null)]),
        _ => node?.DeepClone(),
    };

    private JsonObject Members(JsonObject members)
    {
        var resolved = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (Resolve(value) is { } kept)
            {
                resolved[name] = kept;
            }
        }

        return resolved;
    }

    private (bool Found, JsonNode? Result) Function(string name, JsonNode? argument) => name switch
    {
        "Ref" => (true, Ref(Text(argument))),
        "Fn::GetAtt" => (true, GetAtt(argument)),
        "Fn::Sub" => (true, Substitute(argument)),
        "Fn::Join" => (true, string.Join(Text(Item(argument, 0)), List(Item(argument, 1)).Select(Text))),
        "Fn::Select" => (true, Select(argument)),
        "Fn::Split" => (true, new JsonArray([.. Text(Item(argument, 1)).Split(Text(Item(argument, 0))).Select(part => (JsonNode)part)])),
        "Fn::If" => (true, ResolveAny(Holds(Text(Item(argument, 0))) ? Item(argument, 1) : Item(argument, 2))),
        "Fn::ImportValue" => (true, Import(Text(argument))),
        "Fn::FindInMap" => (true, FindInMap(argument)),
        "Fn::Base64" => (true, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Text(argument)))),
        "Fn::GetAZs" => (true, new JsonArray([.. "abc".Select(zone => (JsonNode)$"{Text(scope.Values["AWS::Region"])}{zone}")])),
        _ when name.StartsWith("Fn::", StringComparison.Ordinal) =>
            throw CloudFormationErrors.Validation($"Template error: {name} is not part of this emulator."),
        _ => (false, null),
    };

    private JsonNode? Ref(string name)
    {
        if (name == "AWS::NoValue")
        {
            return NoValue;
        }

        if (scope.Values.TryGetValue(name, out var value))
        {
            return value.DeepClone();
        }

        return scope.Resources.TryGetValue(name, out var resource)
            ? resource.PhysicalId
            : throw CloudFormationErrors.Validation($"Template format error: Unresolved resource dependencies [{name}] in the template");
    }

    private JsonNode GetAtt(JsonNode? argument)
    {
        var (name, attribute) = argument is JsonArray parts
            ? (Text(parts[0]), Text(parts[1]))
            : Text(argument).Split('.', 2) is [var before, var after] ? (before, after) : (Text(argument), "");
        return Attribute(name, attribute);
    }

    private string Attribute(string name, string attribute)
    {
        if (!scope.Resources.TryGetValue(name, out var resource))
        {
            throw CloudFormationErrors.Validation($"Template format error: Unresolved resource dependencies [{name}] in the template");
        }

        return resource.Attributes.TryGetValue(attribute, out var value)
            ? value
            : throw CloudFormationErrors.Validation($"Template error: resource {name} does not support attribute {attribute} in Fn::GetAtt");
    }

    private string Substitute(JsonNode? argument)
    {
        var text = Text(argument is JsonArray ? Item(argument, 0) : argument);
        var own = argument is JsonArray ? Item(argument, 1) as JsonObject ?? throw CloudFormationErrors.Validation("Template error: Fn::Sub wants a map of values.") : [];
        return References.VariablePattern()
            .Replace(text, match => Variable(match.Groups[1].Value, own))
            .Replace("${!", "${", StringComparison.Ordinal);
    }

    private string Variable(string name, JsonObject own)
    {
        if (own.TryGetPropertyValue(name, out var value))
        {
            return Text(value);
        }

        return name.Split('.', 2) is [var resource, var attribute] ? Attribute(resource, attribute) : Text(Ref(name));
    }

    private JsonNode? Select(JsonNode? argument)
    {
        var items = List(Item(argument, 1));
        return int.TryParse(Text(Item(argument, 0)), out var index) && index >= 0 && index < items.Count
            ? items[index]?.DeepClone()
            : throw CloudFormationErrors.Validation($"Template error: Fn::Select cannot select nonexistent value at index {Text(Item(argument, 0))}");
    }

    private string Import(string name) =>
        scope.Import(name) ?? throw CloudFormationErrors.Validation($"No export named {name} found. Deploy the stack that exports it first.");

    private JsonNode? FindInMap(JsonNode? argument)
    {
        var (map, top, second) = (Text(Item(argument, 0)), Text(Item(argument, 1)), Text(Item(argument, 2)));
        return scope.Mappings[map]?[top]?[second]?.DeepClone()
            ?? throw CloudFormationErrors.Validation($"Template error: Unable to get mapping for {map}::{top}::{second}");
    }

    private bool Holds(JsonNode node)
    {
        if (node is not JsonObject { Count: 1 } function)
        {
            throw CloudFormationErrors.Validation($"Template error: {node.ToJsonString()} is no condition.");
        }

        var (name, argument) = function.Single();
        return name switch
        {
            "Fn::Equals" => Text(Item(argument, 0)) == Text(Item(argument, 1)),
            "Fn::Not" => !Holds(Item(argument, 0)!),
            "Fn::And" => Conditions(argument).All(Holds),
            "Fn::Or" => Conditions(argument).Any(Holds),
            "Condition" => Holds(Text(argument)),
            _ => throw CloudFormationErrors.Validation($"Template error: {name} is no condition."),
        };
    }

    private static IEnumerable<JsonNode> Conditions(JsonNode? argument) => (argument as JsonArray)?.OfType<JsonNode>()
        ?? throw CloudFormationErrors.Validation("Template error: a list of conditions is wanted.");

    private JsonArray List(JsonNode? node) =>
        Resolve(node) as JsonArray ?? throw CloudFormationErrors.Validation("Template error: a list is wanted.");

    private static JsonNode? Item(JsonNode? argument, int index) => argument is JsonArray array && index < array.Count
        ? array[index]
        : throw CloudFormationErrors.Validation("Template error: a function has too few arguments.");
}
