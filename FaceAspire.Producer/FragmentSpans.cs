using System.Diagnostics;
using System.Runtime.CompilerServices;
using FaceAspire.Contracts;
using FaceAspire.Video;

namespace FaceAspire.Producer;

/// <summary>A span per fragment that was stored: the root of the trace in which all the others tell of it.</summary>
internal static class FragmentSpans
{
    /// <summary>The name of the source.</summary>
    public const string Name = "FaceAspire.Producer";

    private static readonly ActivitySource Spans = new(Name);

    /// <summary>Tells of a fragment, from its first frame on.</summary>
    public static void Tell(StoredFragment fragment)
    {
        if (!Spans.HasListeners())
        {
            return;
        }

        var root = FragmentTrace.Of(fragment.Stream, fragment.Time);
        using var span = Spans.StartActivity(
            "stream fragment", ActivityKind.Producer, root,
            [
                new(TelemetryNames.Camera, fragment.Stream),
                new(TelemetryNames.Fragment, fragment.Number),
                new(TelemetryNames.FragmentTime, fragment.Time.ToString("O")),
                new("messaging.message.body.size", fragment.Bytes),
                new("faceaspire.sends", fragment.Sends),
            ],
            startTime: fragment.Time);
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
