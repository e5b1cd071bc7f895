using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>What the console shows of the parts, each line with the part's name in front.</summary>
internal sealed class ConsoleReport(TextWriter console, IResourceCollection resources, SupervisionOptions options)
{
    private readonly Lock _lock = new();

    /// <summary><c>matcher   did something</c>.</summary>
    public void Say(string name, string text)
    {
        var width = resources.Max(resource => resource.Name.Length);
        lock (_lock)
        {
            console.WriteLine($"{name.PadRight(width)}  {text}");
        }
    }

    /// <summary><c>emulator  ready in 0.4 s  http://127.0.0.1:4566</c>.</summary>
    public void Ready(IResource resource, bool again, TimeSpan after)
    {
        var urls = resource is IResourceWithEndpoints listening
            ? resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => $"  {new EndpointReference(listening, endpoint.Name).Url}")
            : [];
        Say(resource.Name, $"ready {(again ? "again " : "")}in {Seconds(after)}{string.Concat(urls)}");
    }

    /// <summary><c>matcher   ended (exit code 137); starting it again in 2 s</c>.</summary>
    public void Restarting(string name, int exitCode, TimeSpan delay) =>
        Say(name, $"ended (exit code {exitCode}); starting it again {(delay == TimeSpan.Zero ? "at once" : $"in {delay.TotalSeconds:0} s")}");

    /// <summary>A line that the part wrote: shown from warnings on, or always when asked for.</summary>
    public void Line(string name, LogLevel level, string text)
    {
        if (text.Length > 0 && (options.Verbose || level >= LogLevel.Warning))
        {
            Say(name, $"{Label(level)}{text}");
        }
    }

    /// <summary><c>0.4 s</c>.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture);

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Warning => "warning: ",
        LogLevel.Error or LogLevel.Critical => "error: ",
        _ => "",
    };
}
