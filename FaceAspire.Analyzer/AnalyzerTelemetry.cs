using System.Diagnostics;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>The Analyzer's spans. Without a listener they cost next to nothing.</summary>
internal static class AnalyzerTelemetry
{
    /// <summary>The name of the source.</summary>
    public const string Name = "FaceAspire.Analyzer";

    private static readonly ActivitySource Spans = new(Name);

    /// <summary>Begins the span of a picture that is looked at, in its fragment's trace, linked to the invocation.</summary>
    public static Activity? StartPicture(Frame frame, KinesisVideoInput video)
    {
        if (!Spans.HasListeners())
        {
            return null;
        }

        KeyValuePair<string, object?>[] tags =
        [
            new(TelemetryNames.Camera, frame.Camera.Name),
            new(TelemetryNames.Fragment, video.FragmentNumber),
            new(TelemetryNames.FrameTime, frame.Time.ToString("O")),
        ];
        ActivityLink[] links = Activity.Current is { } invocation ? [new(invocation.Context)] : [];
        return Spans.StartActivity("analyse picture", ActivityKind.Consumer, FragmentTrace.Of(frame, video), tags, links);
    }
}
