using System.Collections;
using System.Globalization;

namespace FaceAspire.Aws.Lambda;

/// <summary>A Lambda's settings: environment variables named <c>FaceAspire__Name</c>, read as <c>FaceAspire:Name</c> is elsewhere.</summary>
public sealed class LambdaSettings(IReadOnlyDictionary<string, string> variables)
{
    private const string Prefix = "FaceAspire__";

    /// <summary>The settings of this process. Case does not matter in their names, as it does not elsewhere.</summary>
    public static LambdaSettings FromEnvironment() => From(Environment.GetEnvironmentVariables());

    /// <summary>A setting that must be there.</summary>
    /// <exception cref="LambdaSettingException">It is not.</exception>
    public string Required(string name) => Optional(name) ?? throw new LambdaSettingException($"The environment variable {Prefix}{name} is not set.");

    /// <summary>A setting that may be left out.</summary>
    public string? Optional(string name) => variables.TryGetValue(Prefix + name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A duration such as <c>00:05:00</c>.</summary>
    /// <exception cref="LambdaSettingException">It is none, or out of range.</exception>
    public TimeSpan Duration(string name, TimeSpan fallback, TimeSpan least, TimeSpan most) =>
        Parse(name, fallback, text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null, least, most);

    /// <summary>A whole number.</summary>
    /// <exception cref="LambdaSettingException">It is none, or out of range.</exception>
    public int Count(string name, int fallback, int least, int most) =>
        Parse(name, fallback, text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null, least, most);

    /// <summary>A number.</summary>
    /// <exception cref="LambdaSettingException">It is none, or out of range.</exception>
    public double Number(string name, double fallback, double least, double most) =>
        Parse(name, fallback, text => double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null, least, most);

    internal static LambdaSettings From(IDictionary variables)
    {
        // Not ToDictionary: Linux may have http_proxy and HTTP_PROXY.
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in variables)
        {
            settings[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new(settings);
    }

    private T Parse<T>(string name, T fallback, Func<string, T?> parse, T least, T most)
        where T : struct, IComparable<T>
    {
        if (Optional(name) is not { } text)
        {
            return fallback;
        }

        return parse(text) is { } value && value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new LambdaSettingException($"The environment variable {Prefix}{name} is '{text}'; it must be from {least} to {most}.");
    }
}
