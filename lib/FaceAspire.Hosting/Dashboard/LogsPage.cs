using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the parts logged, with the values that the texts were made of.</summary>
internal static class LogsPage
{
    private const int Shown = 200;

    public static Html Content(IReadOnlyList<LogEntry> logs, string? service, bool onlyTrouble) => Html.Of($"""
        {TracesPage.Filter("/logs", logs.Select(log => log.Service), service)}
        <p class="tabs"><a href="/logs?level=warning"{(onlyTrouble ? new Html(" aria-current=\"page\"") : Html.None)}>Warnings and errors only</a></p>
        {Table(logs.OrderByDescending(log => log.At).Where(log => (service is null || log.Service == service) && (!onlyTrouble || log.Level >= LogLevel.Warning)).Take(Shown))}
        """);

    /// <summary>Records, one a row.</summary>
    public static Html Table(IEnumerable<LogEntry> logs) => Html.Of($"""
        <div class="scroll"><table>
        <thead><tr><th>Time</th><th>Service</th><th>Level</th><th class="wide">Message</th></tr></thead>
        <tbody>{Html.Each(logs, Row)}</tbody>
        </table></div>
        """);

    private static Html Row(LogEntry log) => Html.Of($"""
        <tr><td>{Show.Time(log.At)}</td><td>{log.Service}</td><td>{Show.Level(log.Level)}</td>
        <td><details id="l{log.At.UtcTicks}-{log.Service}"><summary>{log.Body}</summary>
        {Show.Pairs([new("category", log.Category), .. log.Attributes])}{(log.TraceId.Length > 0 ? Html.Of($"""<a href="/traces/{log.TraceId}">Trace</a>""") : Html.None)}</details></td></tr>
        """);
}
