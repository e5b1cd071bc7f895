using System.Diagnostics;
using System.Runtime.CompilerServices;
using FaceAspire.Contracts;
using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Metrics;

/// <summary>A span per fragment that was stored: the root of the trace in which all the others tell of it.</summary>
internal static class FragmentSpans
{
    /// <summary>The name of the source.</summary>
    public const string Name = "FaceAspire.Producer";

    private static readonly ActivitySource Spans = new(Name);

    /// <summary>Tells of fragments, from their first frame on.</summary>
    /// <param name="camera">Whose.</param>
    /// <param name="fragments">In the order of their times.</param>
    /// <param name="number">The last one's number, as the service has it.</param>
    public static void Tell(string camera, IReadOnlyList<BufferedFragment> fragments, string? number)
    {
        if (!Spans.HasListeners())
        {
            return;
        }

        foreach (var fragment in fragments)
        {
            Tell(camera, fragment, ReferenceEquals(fragment, fragments[^1]) ? number : null);
        }
    }

    private static void Tell(string camera, BufferedFragment fragment, string? number)
    {
        var time = DateTimeOffset.UnixEpoch + fragment.Time;
        var root = FragmentTrace.Of(camera, time);
        using var span = Spans.StartActivity(
            "stream fragment", ActivityKind.Producer, root,
            [
                new(TelemetryNames.Camera, camera),
                new(TelemetryNames.Fragment, number),
                new(TelemetryNames.FragmentTime, time.ToString("O")),
                new("messaging.message.body.size", fragment.Size),
                new("faceaspire.sends", fragment.Sends),
            ],
            startTime: time);
        if (span is not null)
        {
            MakeRoot(span, root.SpanId);
        }
    }

    /// <summary>
    /// Gives a span the id that others know it by. .NET draws every span's id at random, and its API offers no other way. Should its
    /// fields have other names one day, the span becomes the first child of a root that nobody reports, and all else stays as it is.
    /// </summary>
    private static void MakeRoot(Activity span, ActivitySpanId id)
    {
        try
        {
            SpanId(span) = id.ToHexString();
            ParentSpanId(span) = null;
        }
        catch (MissingFieldException)
        {
            // see above
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanId(Activity span);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_parentSpanId")]
    private static extern ref string? ParentSpanId(Activity span);
}
