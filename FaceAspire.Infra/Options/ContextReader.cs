using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FaceAspire.Infra.Options;

/// <summary>
/// Reads options out of a CDK context, whose values are JSON in <c>cdk.json</c> and text on the command line (<c>-c key=value</c>).
/// Notes what is wrong instead of stopping at it.
/// </summary>
internal sealed partial class ContextReader(JsonObject context)
{
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = [];

    /// <summary>A text; its default is checked like any other value, so that an empty one makes the key a required one.</summary>
    public string Matching(string key, string fallback, Regex pattern, string wanted)
    {
        var value = Text(key) ?? fallback;
        return pattern.IsMatch(value) ? value : Fault(key, value, $"it has to be {wanted}", fallback);
    }

    /// <summary>A list, or a text that holds one, separated by commas.</summary>
    public IReadOnlyList<string> List(string key, int least, int most, Regex pattern, string wanted)
    {
        var values = Node(key) is JsonArray array
            ? array.Select(item => item?.ToString() ?? "").ToList()
            : [.. (Text(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (values.Count < least || values.Count > most)
        {
            _faults.Add($"{key}: it has {values.Count} entries; {least} to {most} are wanted.");
        }

        _faults.AddRange(values.Where(value => !pattern.IsMatch(value)).Select(value => $"{key}: '{value}' is not {wanted}."));
        _faults.AddRange(values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => $"{key}: '{group.Key}' is in it twice."));
        return [.. values.Where(value => pattern.IsMatch(value)).Distinct()];
    }

    /// <summary>A whole number.</summary>
    public int Whole(string key, int fallback, int least, int most) =>
        Text(key) is not { } text ? fallback
        : int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Fault(key, text, $"it has to be a whole number from {least} to {most}", fallback);

    /// <summary>A duration such as <c>00:05:00</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most) =>
        Text(key) is not { } text ? fallback
        : TimeSpan.TryParseExact(text, ["c", @"hh\:mm\:ss\.FFF"], CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Fault(key, text, $"it has to be a duration, hours:minutes:seconds, from {least:c} to {most:c}", fallback);

    /// <summary>One of the names of an enumeration.</summary>
    public T Choice<T>(string key, T fallback)
        where T : struct, Enum =>
        Text(key) is not { } text ? fallback
        : Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
        : Fault(key, text, $"it has to be one of {string.Join(", ", Enum.GetNames<T>())}", fallback);

    /// <summary>Yes or no.</summary>
    public bool Flag(string key, bool fallback) =>
        Text(key) is not { } text ? fallback
        : bool.TryParse(text, out var value) ? value
        : Fault(key, text, "it has to be true or false", fallback);

    /// <summary>A zone that this machine knows by its IANA name.</summary>
    public string TimeZone(string key, string fallback) =>
        Text(key) is not { } text ? fallback
        : TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId ? text
        : Fault(key, text, "it has to be an IANA time zone, such as Europe/Vienna", fallback);

    /// <summary>Notes what is wrong.</summary>
    public void Fault(string fault) => _faults.Add(fault);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="InfraOptionsException">Something was wrong.</exception>
    public void ThrowIfFaulty()
    {
        // CDK's own keys have punctuation: aws:cdk:…, @aws-cdk/…, availability-zones:…
        var unknown = context.Select(member => member.Key).Where(key => OwnKey().IsMatch(key) && !_known.Contains(key));
        _faults.AddRange(unknown.Select(key => $"{key}: there is no such option. There are {string.Join(", ", _known.Order(StringComparer.Ordinal))}."));
        if (_faults.Count > 0)
        {
            throw new InfraOptionsException(_faults);
        }
    }

    private JsonNode? Node(string key)
    {
        _known.Add(key);
        return context[key];
    }

    private string? Text(string key) => Node(key) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var other => other.ToJsonString(),
    };

    private T Fault<T>(string key, string value, string wanted, T fallback)
    {
        _faults.Add(value.Length > 0 ? $"{key}: '{value}' will not do; {wanted}." : $"{key}: it is not set; {wanted}.");
        return fallback;
    }

    [GeneratedRegex(@"\A[a-zA-Z]+\z")]
    private static partial Regex OwnKey();
}
