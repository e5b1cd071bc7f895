using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>The Matcher's spans and counters. Without a listener they cost next to nothing.</summary>
internal static class MatcherTelemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "FaceAspire.Matcher";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Records = Meter.CreateCounter<long>("faceaspire.records", "{record}", "Records read, repeated or unreadable.");
    private static readonly Counter<long> Faces = Meter.CreateCounter<long>("faceaspire.faces", "{face}", "Faces, by what was decided of them.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("faceaspire.alerts", "{alert}", "Alerts queued.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("faceaspire.failures", "{failure}", "Batches and records that come again.");

    /// <summary>Begins the span of a frame, in its fragment's trace, linked to the invocation. Frames that show nobody have none: they would drown the rest.</summary>
    public static Activity? StartFrame(Frame frame, FaceSearchRecord record)
    {
        if (!Spans.HasListeners() || record.FaceSearchResponse is not { Count: > 0 } faces)
        {
            return null;
        }

        KeyValuePair<string, object?>[] tags =
        [
            new(TelemetryNames.Camera, frame.Camera.Name),
            new(TelemetryNames.Fragment, record.InputInformation.KinesisVideo.FragmentNumber),
            new(TelemetryNames.FrameTime, frame.Time.ToString("O")),
            new(TelemetryNames.Faces, faces.Count),
        ];
        ActivityLink[] links = Activity.Current is { } invocation ? [new(invocation.Context)] : [];
        return Spans.StartActivity("match frame", ActivityKind.Consumer, FragmentTrace.Of(frame, record.InputInformation.KinesisVideo), tags, links);
    }

    /// <summary>Begins the span of an alert's way into the queue, under the span of the frame that caused it.</summary>
    public static Activity? StartAlert(CausedAlert caused) => caused.Cause == default
        ? null
        : Spans.StartActivity(
            "queue alert", ActivityKind.Producer, caused.Cause,
            [
                new(TelemetryNames.Camera, caused.Alert.Camera),
                new(TelemetryNames.Visit, caused.Alert.VisitId),
                new("messaging.system", "aws_sqs"),
                new("messaging.operation.type", "send"),
            ]);

    /// <summary>Counts a record that was decided, and its faces.</summary>
    public static void Count(Camera camera, FrameDecision decision)
    {
        Records.Add(1, new(TelemetryNames.Camera, camera.Name), new(TelemetryNames.Outcome, "read"));
        if (!Faces.Enabled)
        {
            return;
        }

        foreach (var face in decision.Faces)
        {
            Faces.Add(1, new(TelemetryNames.Camera, camera.Name), new(TelemetryNames.Outcome, face.Decision.ToString()));
        }
    }

    /// <summary>Counts a record that was passed over, as it was dealt with before.</summary>
    public static void CountRepeated(Camera camera) => Records.Add(1, new(TelemetryNames.Camera, camera.Name), new(TelemetryNames.Outcome, "repeated"));

    /// <summary>Counts a record that cannot be read.</summary>
    public static void CountUnreadable() => Records.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Outcome, "unreadable"));

    /// <summary>Counts an alert that was queued.</summary>
    public static void Count(Alert alert) => Alerts.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Camera, alert.Camera));

    /// <summary>Counts something that failed and comes again.</summary>
    /// <param name="what"><c>record</c> or <c>batch</c>.</param>
    public static void CountFailure(string what) => Failures.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Outcome, what));
}
