using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Dashboard;

/// <summary>Every instrument's latest value.</summary>
internal static class MetricsPage
{
    public static Html Content(IEnumerable<MetricEntry> metrics, string? service)
    {
        // what a part counts itself, and then what .NET counts for it
        var all = metrics.OrderByDescending(one => one.Name.StartsWith("faceaspire.", StringComparison.Ordinal)).ThenBy(one => one.Service, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Labels, StringComparer.Ordinal).ToList();
        return Html.Of($"""
            {TracesPage.Filter("/metrics", all.Select(one => one.Service), service)}
            <div class="scroll"><table>
            <thead><tr><th>Service</th><th>Instrument</th><th>Of</th><th class="number">Latest</th></tr></thead>
            <tbody>{Html.Each(all.Where(one => service is null || one.Service == service), Row)}</tbody>
            </table></div>
            """);
    }

    private static Html Row(MetricEntry metric) => Html.Of($"""
        <tr><td>{metric.Service}</td><td>{metric.Name}</td><td>{metric.Labels}</td><td class="number">{metric.Value} {metric.Unit}</td></tr>
        """);
}
