using System.Text.Json;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>A type of a service's model.</summary>
internal sealed class Shape(ServiceModel model, string name, JsonElement json)
{
    private readonly Lazy<IReadOnlyDictionary<string, Member>> _members = new(() => json.TryGetProperty("members", out var members)
        ? members.EnumerateObject().ToDictionary(member => member.Name, member => new Member(model, member.Name, member.Value))
        : new Dictionary<string, Member>());

    private readonly Lazy<Regex?> _pattern = new(() => Compile(json.Text("pattern")));

    public string Name => name;

    /// <summary>Such as <c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>timestamp</c>.</summary>
    public string Type { get; } = json.Text("type")!;

    public IReadOnlyDictionary<string, Member> Members => _members.Value;

    public IReadOnlyList<string> Required { get; } = json.Texts("required");

    public IReadOnlyList<string> Enum { get; } = json.Texts("enum");

    public decimal? Min { get; } = json.Number("min");

    public decimal? Max { get; } = json.Number("max");

    public string? PatternText { get; } = json.Text("pattern");

    /// <summary>The pattern, where .NET can read it.</summary>
    public Regex? Pattern => _pattern.Value;

    /// <summary>The member that is the body itself.</summary>
    public Member? Payload => json.Text("payload") is { } payload ? Members[payload] : null;

    /// <summary>What a list holds.</summary>
    public Member Item => new(model, "member", json.GetProperty("member"));

    public Member Key => new(model, "key", json.GetProperty("key"));

    public Member Value => new(model, "value", json.GetProperty("value"));

    public bool Flattened { get; } = json.Flag("flattened");

    public string? TimestampFormat { get; } = json.Text("timestampFormat");

    /// <summary>An error's code on the wire, and its HTTP status where the model says one.</summary>
    public (string Code, int? Status) Error => json.TryGetProperty("error", out var error)
        ? (error.Text("code") ?? name, (int?)error.Number("httpStatusCode"))
        : (name, null);

    private static Regex? Compile(string? pattern)
    {
        try
        {
            return pattern is null ? null : new($"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (ArgumentException)
        {
            return null; // a Java pattern that .NET lacks
        }
    }
}
