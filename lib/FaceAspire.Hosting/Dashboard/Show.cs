using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>How values are shown.</summary>
internal static class Show
{
    /// <summary><c>19:05:12.345</c>, in the machine's zone; the whole of it as a tooltip.</summary>
    public static Html Time(DateTimeOffset time) => Time(time, "HH:mm:ss.fff");

    /// <summary>The same, where milliseconds tell nothing.</summary>
    public static Html Second(DateTimeOffset time) => Time(time, "HH:mm:ss");

    private static Html Time(DateTimeOffset time, string format) => Html.Of($"""<time title="{time.ToLocalTime():yyyy-MM-dd HH:mm:ss.fff zzz}">{time.ToLocalTime().ToString(format, CultureInfo.InvariantCulture)}</time>""");

    /// <summary><c>412 µs</c>, <c>3.4 ms</c>, <c>1.25 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0} µs"),
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s"),
    };

    /// <summary>A word in the colour of its level.</summary>
    public static Html Level(LogLevel level) => level switch
    {
        LogLevel.Error or LogLevel.Critical => Html.Of($"""<span class="bad">{level}</span>"""),
        LogLevel.Warning => Html.Of($"""<span class="warn">{level}</span>"""),
        _ => Html.Of($"""<span class="quiet">{level}</span>"""),
    };

    /// <summary>Names and values, as a table.</summary>
    public static Html Pairs(IEnumerable<KeyValuePair<string, string>> pairs) => Html.Of($"""
        <table class="pairs"><tbody>{Html.Each(pairs, pair => Html.Of($"<tr><th>{pair.Key}</th><td>{pair.Value}</td></tr>"))}</tbody></table>
        """);
}
