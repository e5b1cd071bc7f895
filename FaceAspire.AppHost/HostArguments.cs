namespace FaceAspire.AppHost;

/// <summary>Parts the command line: some of it is for the host, as with every Aspire application; the rest is FaceAspire's own.</summary>
internal static class HostArguments
{
    private const string Dashboard = "--dashboard-port";

    /// <summary>What Aspire's own tools hand to an AppHost; each has a value.</summary>
    private static readonly string[] HostOptions =
    [
        "--operation", "--publisher", "--step", "--output-path", "--log-level", "--environment", "--include-exception-details", "--clear-cache",
    ];

    /// <summary>How to begin the composition.</summary>
    public static DistributedApplicationOptions For(IReadOnlyList<string> args) => new()
    {
        Args = [.. Split(args).Host],
        EnableResourceLogging = args.Contains("--verbose"),
        DisableDashboard = args.Contains($"{Dashboard}=off") || args.Zip(args.Skip(1)).Contains((Dashboard, "off")),
    };

    /// <summary>What is not for the host.</summary>
    public static IReadOnlyList<string> Own(IReadOnlyList<string> args) => Split(args).Own;

    private static (List<string> Host, List<string> Own) Split(IReadOnlyList<string> args)
    {
        List<string> host = [], own = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!HostOptions.Contains(args[i].Split('=')[0]))
            {
                own.Add(args[i]);
                continue;
            }

            host.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Count)
            {
                host.Add(args[++i]);
            }
        }

        return (host, own);
    }
}
