using System.Diagnostics;

namespace FaceAspire.Aws.Lambda;

/// <summary>
/// A span's context as AWS's services hand it on: <c>Root=1-68fa1b2c-…;Parent=…;Sampled=1</c> (X-Ray developer guide, "Tracing header").
/// A trace's 32 hexadecimal digits are those of W3C Trace Context, in two parts.
/// </summary>
public static class TraceHeader
{
    private const string Version = "1-";

    /// <summary>The system attribute that carries it over a queue, and the only one that a sender may set.</summary>
    public const string SqsAttribute = "AWSTraceHeader";

    /// <summary>Writes it.</summary>
    public static string Of(ActivityContext context)
    {
        var trace = context.TraceId.ToHexString();
        var sampled = context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? 1 : 0;
        return $"Root={Version}{trace.AsSpan(0, 8)}-{trace.AsSpan(8)};Parent={context.SpanId.ToHexString()};Sampled={sampled}";
    }

    /// <summary>Reads it.</summary>
    /// <returns>Default where it names no parent, or one that nobody reports.</returns>
    public static ActivityContext Read(string? header)
    {
        var (trace, parent, sampled) = ("", "", false);
        foreach (var field in (header ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            switch (field.Split('=', 2))
            {
                case ["Root", var root] when root.StartsWith(Version, StringComparison.Ordinal):
                    trace = root[Version.Length..].Replace("-", "", StringComparison.Ordinal);
                    break;
                case ["Parent", var span]:
                    parent = span;
                    break;
                case ["Sampled", "1"]:
                    sampled = true;
                    break;
            }
        }

        return sampled && ActivityContext.TryParse($"00-{trace}-{parent}-01", traceState: null, isRemote: true, out var context) ? context : default;
    }
}
