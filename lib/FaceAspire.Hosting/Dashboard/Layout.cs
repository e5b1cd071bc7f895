namespace Aspire.Hosting.Dashboard;

/// <summary>What every page has around it.</summary>
internal static class Layout
{
    private static readonly (string Path, string Text)[] Pages =
        [("/", "Resources"), ("/console", "Console"), ("/traces", "Traces"), ("/logs", "Logs"), ("/metrics", "Metrics")];

    /// <summary>A page.</summary>
    /// <param name="application">The application's name.</param>
    /// <param name="path">Which of the pages it belongs to.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="content">Its content; renewed in place when something has changed.</param>
    public static Html Page(string application, string path, string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} · {application}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/dashboard.css">
        <script src="/dashboard.js" defer></script>
        </head>
        <body>
        <header>
        <strong>{application}</strong>
        <nav>{Html.Each(Pages, page => Link(page.Path, page.Text, page.Path == path))}</nav>
        <span id="connection" role="status"></span>
        </header>
        <main id="content">
        <h1>{title}</h1>
        {content}
        </main>
        </body>
        </html>
        """);

    private static Html Link(string path, string text, bool isHere) =>
        isHere ? Html.Of($"""<a href="{path}" aria-current="page">{text}</a>""") : Html.Of($"""<a href="{path}">{text}</a>""");
}
