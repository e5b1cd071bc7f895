namespace Aspire.Hosting.Dashboard;

/// <summary>What runs, at a glance.</summary>
internal static class ResourcesPage
{
    public static Html Content(IReadOnlyList<ResourceView> views) => Html.Of($"""
        <div class="scroll"><table>
        <thead><tr><th>Name</th><th>State</th><th>Since</th><th class="number">Restarts</th><th>Links</th><th>Actions</th></tr></thead>
        <tbody>{Html.Each(views.Where(view => view.IsProcess), Row)}</tbody>
        </table></div>
        {Parameters([.. views.Where(view => !view.IsProcess)])}
        """);

    /// <summary>A resource's state, in its colour.</summary>
    public static Html State(ResourceView view) => Html.Of($"""<span class="state {view.State.Class}">{view.State.Text}</span>""");

    /// <summary>Its links.</summary>
    public static Html Links(ResourceView view) =>
        Html.Each(view.Links, link => Html.Of($"""<a href="{link.Url}" target="_blank" rel="noreferrer">{link.Text}</a> """));

    /// <summary>A button for each of its commands.</summary>
    public static Html Commands(ResourceView view) => Html.Each(view.Commands, one => Html.Of($"""
        <form method="post" action="/resources/{view.Name}/commands/{one.Command.Name}" data-confirm="{one.Command.Options.ConfirmationMessage}">
        <button title="{one.Command.Options.Description}"{(one.IsEnabled ? Html.None : new(" disabled"))}>{one.Command.DisplayName}</button></form>
        """));

    private static Html Row(ResourceView view) => Html.Of($"""
        <tr>
        <td><a class="name" href="/resources/{view.Name}">{view.Name}</a></td>
        <td>{State(view)}</td>
        <td>{(view.Snapshot.StartTimeStamp is { } start ? Show.Second(start) : Html.None)}</td>
        <td class="number" data-label="Restarts">{view.Snapshot.Restarts}</td>
        <td><div class="links">{Links(view)}<a href="/console/{view.Name}">Console</a></div></td>
        <td><div class="actions">{Commands(view)}{(view.Note is { } note ? Html.Of($"<small>{note}</small>") : Html.None)}</div></td>
        </tr>
        """);

    private static Html Parameters(IReadOnlyList<ResourceView> views) => views.Count == 0 ? Html.None : Html.Of($"""
        <h2>Parameters</h2>
        {Show.Pairs(views.Select(view => KeyValuePair.Create(view.Name, view.Value ?? "")))}
        """);
}
