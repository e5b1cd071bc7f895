using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>
/// Reads YAML as CloudFormation does (user guide, "CloudFormation template formats"): YAML 1.1 without aliases, with the functions' short forms,
/// such as <c>!GetAtt Queue.Arn</c>. Its package is loaded by the first template that is not JSON.
/// </summary>
internal static partial class TemplateYaml
{
    /// <summary>As deep as JSON may be nested.</summary>
    private const int MaxDepth = 64;

    /// <summary>The same template as JSON would hold it.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return root;
        }
        catch (YamlException e)
        {
            throw CloudFormationErrors.Validation(
                $"Template format error: YAML not well-formed. (line {e.Start.Line}, column {e.Start.Column}): {e.Message}");
        }
    }

    private static JsonNode? Node(Parser parser, int depth)
    {
        if (depth > MaxDepth)
        {
            throw CloudFormationErrors.Validation($"Template format error: nested over {MaxDepth} levels.");
        }

        if (parser.Accept<AnchorAlias>(out _))
        {
            throw CloudFormationErrors.Validation("Template error: YAML aliases are not allowed in CloudFormation templates");
        }

        var tag = parser.Accept<NodeEvent>(out var node) ? node.Tag : TagName.Empty;
        var value = parser.TryConsume<Scalar>(out var scalar) ? Value(scalar)
            : parser.TryConsume<SequenceStart>(out _) ? Items(parser, depth)
            : Members(parser, depth);
        return tag.IsEmpty || tag.IsNonSpecific || !tag.Value.StartsWith('!') ? value : Function(tag.Value[1..], value);
    }

    private static JsonArray Items(Parser parser, int depth)
    {
        var items = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1));
        }

        return items;
    }

    private static JsonObject Members(Parser parser, int depth)
    {
        parser.Consume<MappingStart>();
        var members = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!members.TryAdd(key.Value, Node(parser, depth + 1)))
            {
                throw new YamlException(key.Start, key.End, $"the key {key.Value} is there twice");
            }
        }

        return members;
    }

    /// <summary><c>!Ref a</c> is <c>{"Ref": "a"}</c>, and <c>!GetAtt a.b.c</c> is <c>{"Fn::GetAtt": ["a", "b.c"]}</c>.</summary>
    private static JsonObject Function(string name, JsonNode? argument) => name switch
    {
        "Ref" or "Condition" => new() { [name] = argument },
        "GetAtt" when argument is JsonValue text && text.ToString().Split('.', 2) is [var resource, var attribute] =>
            new() { ["Fn::GetAtt"] = new JsonArray(resource, attribute) },
        _ => new() { [$"Fn::{name}"] = argument },
    };

    private static JsonNode? Value(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } or { Tag: { IsEmpty: false, IsNonSpecific: false } } => scalar.Value,
        { Value: "" or "~" or "null" or "Null" or "NULL" } => null,
        { Value: "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" } => true,
        { Value: "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" } => false,
        _ when Number().IsMatch(scalar.Value) && double.IsFinite(double.Parse(scalar.Value, CultureInfo.InvariantCulture)) => JsonNode.Parse(scalar.Value),
        _ => scalar.Value,
    };

    /// <summary>What JSON calls a number; an account such as 000000000000 stays a text.</summary>
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
