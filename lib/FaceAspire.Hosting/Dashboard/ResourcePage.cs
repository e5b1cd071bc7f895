namespace Aspire.Hosting.Dashboard;

/// <summary>All that is known of one resource.</summary>
internal static class ResourcePage
{
    public static Html Content(ResourceView view) => Html.Of($"""
        <div class="actions">{ResourcesPage.State(view)} {ResourcesPage.Commands(view)}
        {(view.Note is { } note ? Html.Of($"<small>{note}</small>") : Html.None)}</div>
        {Show.Pairs(Facts(view))}
        <p class="links">{ResourcesPage.Links(view)}<a href="/console/{view.Name}">Console</a> <a href="/traces?service={view.Name}">Traces</a>
        <a href="/logs?service={view.Name}">Logs</a></p>
        <h2>Environment</h2>
        {(view.Snapshot.ShownEnvironment.Count == 0 ? Html.Of($"<p>It is set when the process starts.</p>") : Show.Pairs(view.Snapshot.ShownEnvironment.OrderBy(one => one.Key, StringComparer.Ordinal)))}
        """);

    private static IEnumerable<KeyValuePair<string, string>> Facts(ResourceView view)
    {
        yield return new("Kind", view.Snapshot.ResourceType);
        if (view.Snapshot.StartTimeStamp is { } start)
        {
            yield return new("Started", $"{start.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
        }

        if (view.Snapshot.ProcessId is { } id)
        {
            yield return new("Process", $"{id}");
        }

        if (view.Snapshot.ExitCode is { } code)
        {
            yield return new("Last exit code", $"{code}");
        }

        yield return new("Restarts", $"{view.Snapshot.Restarts}");
    }
}
