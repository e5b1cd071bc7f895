using System.Globalization;
using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the parts did, step by step.</summary>
internal static class TracesPage
{
    private const int Shown = 100;
    private const int MaxIndent = 12;

    /// <summary>The newest.</summary>
    /// <param name="spans">All that is kept.</param>
    /// <param name="service">Narrows it to one service.</param>
    /// <param name="all">Whether to list routine ones, too.</param>
    public static Html Content(IReadOnlyList<SpanEntry> spans, string? service, bool all) => Html.Of($"""
        {Filter("/traces", spans.Select(span => span.Service), service)}
        {(spans.Count == 0 ? Html.Of($"<p>None yet. Parts send them with OpenTelemetry, by OTLP.</p>") : Table(TraceView.Newest(spans, service, Shown, all)))}
        {(all ? Html.None : Html.Of($"""<p>Those of one or two steps that went well are left out. <a href="{AllAddress(service)}">List all</a></p>"""))}
        """);

    /// <summary>Links that narrow a page to one service.</summary>
    public static Html Filter(string page, IEnumerable<string> services, string? chosen) => Html.Of($"""
        <p class="tabs">{Tab(page, "All", chosen is null)}{Html.Each(services.Distinct().Order(StringComparer.Ordinal), one => Tab($"{page}?service={Uri.EscapeDataString(one)}", one, one == chosen))}</p>
        """);

    /// <summary>One trace, drawn over time.</summary>
    public static Html Trace(TraceView trace, IEnumerable<LogEntry> logs) => Html.Of($"""
        <p>{Show.Time(trace.Start)} · {Show.Duration(trace.Duration)} · {trace.Spans.Count} spans</p>
        <div class="scroll"><table class="trace">
        <thead><tr><th>Service</th><th>Step</th><th class="number">Takes</th><th class="wide">When</th></tr></thead>
        <tbody>{Html.Each(trace.InOrder(), one => Step(trace, one.Span, one.Depth))}</tbody>
        </table></div>
        <h2>Logs</h2>
        {LogsPage.Table(logs)}
        """);

    private static Html Table(IEnumerable<TraceView> traces) => Html.Of($"""
        <div class="scroll"><table>
        <thead><tr><th>Time</th><th>Trace</th><th>Services</th><th class="number">Spans</th><th class="number">Takes</th></tr></thead>
        <tbody>{Html.Each(traces, Row)}</tbody>
        </table></div>
        """);

    private static Html Row(TraceView trace) => Html.Of($"""
        <tr><td>{Show.Time(trace.Start)}</td><td><a href="/traces/{trace.Id}">{trace.Root.Name}</a>{(trace.HasError ? Html.Of($""" <span class="bad">failed</span>""") : Html.None)}</td>
        <td>{string.Join(", ", trace.Spans.Select(span => span.Service).Distinct())}</td>
        <td class="number" data-label="Spans">{trace.Spans.Count}</td><td class="number">{Show.Duration(trace.Duration)}</td></tr>
        """);

    private static Html Step(TraceView trace, SpanEntry span, int depth) => Html.Of($"""
        <tr><td>{span.Service}</td>
        <td class="depth{Math.Min(depth, MaxIndent)}"><details id="{span.SpanId}"><summary>{span.Name}{(span.IsError ? Html.Of($""" <span class="bad">failed</span>""") : Html.None)}</summary>
        {Show.Pairs([new("source", span.Scope), .. span.Attributes])}</details></td>
        <td class="number">{Show.Duration(span.End - span.Start)}</td>
        <td><svg class="bar" width="100%" height="12" aria-hidden="true"><rect class="{(span.IsError ? "bad" : "good")}" x="{Percent(span.Start - trace.Start, trace)}" width="{Percent(span.End - span.Start, trace)}" height="12" rx="2"/></svg></td></tr>
        """);

    private static string AllAddress(string? service) => service is null ? "/traces?all=yes" : $"/traces?service={Uri.EscapeDataString(service)}&all=yes";

    private static string Percent(TimeSpan part, TraceView trace) => trace.Duration > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(100 * (part / trace.Duration), 0.3, 100):0.##}%")
        : "100%";

    private static Html Tab(string path, string text, bool isHere) =>
        isHere ? Html.Of($"""<a href="{path}" aria-current="page">{text}</a>""") : Html.Of($"""<a href="{path}">{text}</a>""");
}
