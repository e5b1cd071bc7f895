namespace Aspire.Hosting.Dashboard;

/// <summary>What a part writes, as it writes it.</summary>
internal static class ConsolePage
{
    public static Html Content(IEnumerable<string> names, string name) => Html.Of($"""
        <p class="tabs">{Html.Each(names, one => Tab(one, one == name))}</p>
        <pre id="console" data-source="/console/{name}/lines" tabindex="0" aria-label="Console of {name}"></pre>
        """);

    private static Html Tab(string name, bool isHere) =>
        isHere ? Html.Of($"""<a href="/console/{name}" aria-current="page">{name}</a>""") : Html.Of($"""<a href="/console/{name}">{name}</a>""");
}
