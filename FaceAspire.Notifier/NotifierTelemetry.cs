using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Notifier;

/// <summary>The Notifier's spans and instruments. Without a listener they cost next to nothing.</summary>
internal static class NotifierTelemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "FaceAspire.Notifier";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("faceaspire.mails", "{mail}", "E-mails that SES has taken.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("faceaspire.failures", "{failure}", "Alerts that come again.");
    private static readonly Histogram<double> Latency = Meter.CreateHistogram(
        "faceaspire.alert.latency", "s", "From the visit's first frame with the face, by the camera's clock, until SES has taken the e-mail.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15, 30, 60, 300, 900] });

    /// <summary>Begins the span of an alert, in the trace of the frame that caused it, linked to the invocation.</summary>
    public static Activity? StartAlert(SqsMessage message, Alert alert)
    {
        var trace = message.MessageAttributes?.GetValueOrDefault(TelemetryNames.TraceParent)?.StringValue;
        if (!ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var cause))
        {
            cause = TraceHeader.Read(message.Attributes?.GetValueOrDefault(TraceHeader.SqsAttribute));
        }

        ActivityLink[] links = Activity.Current is { } invocation ? [new(invocation.Context)] : [];
        return Spans.StartActivity("notify", ActivityKind.Consumer, cause,
        [
            new(TelemetryNames.Camera, alert.Camera),
            new(TelemetryNames.FrameTime, alert.SeenAt.ToString("O")),
            new(TelemetryNames.Visit, alert.VisitId),
            new("messaging.system", "aws_sqs"),
            new("messaging.operation.type", "process"),
            new("messaging.message.id", message.MessageId),
        ],
        links);
    }

    /// <summary>Begins the span of an e-mail's way to SES.</summary>
    public static Activity? StartMail() => Spans.StartActivity(
        "send e-mail", ActivityKind.Client, default(ActivityContext), [new("rpc.system", "aws-api"), new("rpc.service", "SESv2"), new("rpc.method", "SendEmail")]);

    /// <summary>Counts an e-mail that SES has taken, and how long it was on its way.</summary>
    public static void CountMail(Alert alert, Snapshot snapshot, DateTimeOffset now)
    {
        Mails.Add(1, new(TelemetryNames.Camera, alert.Camera), new(TelemetryNames.Outcome, snapshot.Jpeg is null ? "without picture" : "with picture"));
        Latency.Record((now - alert.FirstSeenAt).TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.Camera, alert.Camera));
    }

    /// <summary>Counts an alert that failed and comes again.</summary>
    public static void CountFailure() => Failures.Add(1);
}
