using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Finds what a resource refers to.</summary>
internal static partial class References
{
    /// <summary>Logical ids in <c>Ref</c>, <c>Fn::GetAtt</c>, <c>Fn::Sub</c> and <c>DependsOn</c>; names of parameters come along.</summary>
    public static IEnumerable<string> Of(JsonObject resource) => DependsOn(resource["DependsOn"]).Concat(In(resource["Properties"])).Distinct();

    /// <summary>Names in a value of the template.</summary>
    public static IEnumerable<string> Of(JsonNode? value) => In(value).Distinct();

    private static IEnumerable<string> DependsOn(JsonNode? node) => node switch
    {
        JsonValue one => [one.ToString()],
        JsonArray many => many.Select(item => $"{item}"),
        _ => [],
    };

    private static IEnumerable<string> In(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(In),
        JsonObject { Count: 1 } function => InFunction(function.Single().Key, function.Single().Value),
        JsonObject many => many.SelectMany(member => In(member.Value)),
        _ => [],
    };

    /// <summary>The values of an object whose single member is no function.</summary>
    private static IEnumerable<string> Members(JsonNode? node) => node is JsonObject many ? many.SelectMany(member => In(member.Value)) : In(node);

    private static IEnumerable<string> InFunction(string name, JsonNode? argument) => (name, argument) switch
    {
        ("Ref", JsonValue value) => [value.ToString()],
        ("Fn::GetAtt", JsonArray { Count: > 0 } parts) => [$"{parts[0]}"],
        ("Fn::GetAtt", JsonValue dotted) => [dotted.ToString().Split('.')[0]],
        ("Fn::Sub", JsonValue text) => Variables(text.ToString()),
        ("Fn::Sub", JsonArray { Count: > 0 } parts) => Variables($"{parts[0]}")
            .Except(parts.ElementAtOrDefault(1) is JsonObject own ? own.Select(variable => variable.Key) : []).Concat(parts.Skip(1).SelectMany(Members)),
        _ => In(argument),
    };

    /// <summary>The resources in <c>${Name}</c> and <c>${Name.Attribute}</c>; <c>${!Literal}</c> is none.</summary>
    private static IEnumerable<string> Variables(string text) =>
        VariablePattern().Matches(text).Select(match => match.Groups[1].Value.Split('.')[0]);

    [GeneratedRegex(@"\$\{([^!}][^}]*)\}")]
    internal static partial Regex VariablePattern();
}
