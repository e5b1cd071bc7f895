using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FaceAspire.Tests;

/// <summary>Listens to the parts' spans and instruments. Other tests run meanwhile: ask for what is told apart by a camera of one's own.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    public Telemetry()
    {
        _traces = new()
        {
            ShouldListenTo = source => source.Name.StartsWith("FaceAspire.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("FaceAspire.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, new(tags.ToArray()))));
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, new(tags.ToArray()))));
        _metrics.Start();
    }

    /// <summary>The spans of a trace, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans(ActivityTraceId trace) => [.. _spans.Where(span => span.TraceId == trace)];

    /// <summary>What an instrument measured of a camera, with the tags besides the camera's.</summary>
    public IReadOnlyList<(double Value, string? Outcome)> Measured(string instrument, string camera) =>
    [
        .. _measured.Where(one => one.Name == instrument && camera.Equals(one.Tags.GetValueOrDefault("faceaspire.camera")))
            .Select(one => (one.Value, (string?)one.Tags.GetValueOrDefault("faceaspire.outcome"))),
    ];

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
