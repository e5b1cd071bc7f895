using System.Diagnostics;
using FaceAspire.Contracts;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Lambda;

namespace FaceAspire.Emulator;

/// <summary>The spans of what AWS does by itself between the parts of FaceAspire. Without a listener they cost next to nothing.</summary>
internal static class EmulatorTelemetry
{
    /// <summary>The name of the source.</summary>
    public const string Name = "FaceAspire.Emulator";

    private static readonly ActivitySource Spans = new(Name);

    /// <summary>Tells of a fragment that was stored, from its first byte on.</summary>
    public static void TellStored(VideoStream stream, StoredFragment fragment)
    {
        if (Spans.HasListeners())
        {
            Spans.StartActivity(
                "store fragment", ActivityKind.Consumer, FragmentTrace.Of(stream.Name, fragment.ProducerTime), Of(stream, fragment),
                startTime: fragment.ServerTime)?.Dispose();
        }
    }

    /// <summary>Tells of a frame that was searched for faces. Frames that show nobody have no span: they would drown the rest.</summary>
    /// <param name="stream">The frame's stream.</param>
    /// <param name="fragment">Its fragment.</param>
    /// <param name="frame">Its time in there.</param>
    /// <param name="faces">How many faces it shows.</param>
    /// <param name="began">When the search began.</param>
    /// <returns>The span; default for none.</returns>
    public static ActivityContext TellSearched(VideoStream stream, StoredFragment fragment, TimeSpan frame, int faces, DateTimeOffset began)
    {
        if (!Spans.HasListeners() || faces == 0)
        {
            return default;
        }

        using var span = Spans.StartActivity(
            "search faces", ActivityKind.Consumer, FragmentTrace.Of(stream.Name, fragment.ProducerTime),
            [
                .. Of(stream, fragment),
                new(TelemetryNames.FrameTime, (fragment.ProducerTime + frame).ToString("O")),
                new(TelemetryNames.Faces, faces),
            ],
            startTime: began);
        return span?.Context ?? default;
    }

    /// <summary>Begins the span of a record's way into a data stream.</summary>
    /// <param name="cause">The search's span; default for no span.</param>
    /// <param name="streamArn">Where it goes.</param>
    public static Activity? StartRecord(ActivityContext cause, string streamArn) => cause == default
        ? null
        : Spans.StartActivity("put record", ActivityKind.Producer, cause,
        [
            new("messaging.system", "aws_kinesis"),
            new("messaging.operation.type", "send"),
            new("messaging.destination.name", streamArn[(streamArn.IndexOf('/') + 1)..]),
        ]);

    /// <summary>Begins the span of an event that an event source mapping gives to a function.</summary>
    public static Activity? StartInvoke(EventSourceMapping mapping, int items, string region) => Spans.HasListeners()
        ? Spans.StartActivity(
            $"invoke {mapping.Function}", ActivityKind.Client, default(ActivityContext),
            [
                new("faas.invoked_name", mapping.Function),
                new("faas.invoked_provider", "aws"),
                new("faas.invoked_region", region),
                new("messaging.batch.message_count", items),
                new("aws.lambda.event_source_arn", mapping.SourceArn),
            ])
        : null;

    private static KeyValuePair<string, object?>[] Of(VideoStream stream, StoredFragment fragment) =>
    [
        new(TelemetryNames.Camera, stream.Name),
        new(TelemetryNames.Fragment, fragment.Number),
        new(TelemetryNames.FragmentTime, fragment.ProducerTime.ToString("O")),
    ];
}
