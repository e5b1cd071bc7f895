using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FaceAspire.Video.Metrics;

/// <summary>The meter <c>FaceAspire.Producer</c>. Every value has the tag <c>camera</c>, the stream's name; dropped frames have <c>reason</c>, too.</summary>
internal sealed class ProducerMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "FaceAspire.Producer";

    private const string Prefix = "faceaspire.producer.";
    private readonly ConcurrentDictionary<CameraMeter, bool> _cameras = new();

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Makes the meter; <see langword="null"/> for one of the process.</param>
    public ProducerMeter(IMeterFactory? factory)
    {
        var meter = factory?.Create(Name) ?? new Meter(Name);
        Sent = meter.CreateCounter<long>(Prefix + "fragments.sent", "{fragment}", "Fragments sent for the first time.");
        Resent = meter.CreateCounter<long>(Prefix + "fragments.resent", "{fragment}", "Fragments sent again after a connection was lost.");
        Persisted = meter.CreateCounter<long>(Prefix + "fragments.persisted", "{fragment}", "Fragments stored, or received where the stream keeps none.");
        Dropped = meter.CreateCounter<long>(Prefix + "fragments.dropped", "{fragment}", "Fragments lost because all room was taken.");
        Refused = meter.CreateCounter<long>(Prefix + "fragments.refused", "{fragment}", "Fragments that the service will never take.");
        FramesTaken = meter.CreateCounter<long>(Prefix + "frames.taken", "{frame}", "Frames of the source.");
        FramesDropped = meter.CreateCounter<long>(Prefix + "frames.dropped", "{frame}", "Frames of the source that will not be stored, by reason.");
        Reconnects = meter.CreateCounter<long>(Prefix + "reconnects", "{connection}", "Connections after a camera's first.");
        AckLatency = meter.CreateHistogram<double>(
            Prefix + "ack.latency", "s", "From sending a fragment to the last word on it.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30] });
        meter.CreateObservableGauge(Prefix + "buffer.size", () => Measure(camera => camera.Bytes), "By", "Video in memory that is not stored yet.");
        meter.CreateObservableGauge(Prefix + "spool.size", () => Measure(camera => camera.SpooledBytes), "By", "Video on disk that is not stored yet.");
    }

    /// <summary>Fragments sent for the first time.</summary>
    public Counter<long> Sent { get; }

    /// <summary>Fragments sent again.</summary>
    public Counter<long> Resent { get; }

    /// <summary>Fragments on which the service has had its last, good word.</summary>
    public Counter<long> Persisted { get; }

    /// <summary>Fragments lost for want of room.</summary>
    public Counter<long> Dropped { get; }

    /// <summary>Fragments refused for good.</summary>
    public Counter<long> Refused { get; }

    /// <summary>Frames of the source.</summary>
    public Counter<long> FramesTaken { get; }

    /// <summary>Frames of the source that will not be stored.</summary>
    public Counter<long> FramesDropped { get; }

    /// <summary>Connections after a camera's first.</summary>
    public Counter<long> Reconnects { get; }

    /// <summary>Seconds from sending to the last word.</summary>
    public Histogram<double> AckLatency { get; }

    /// <summary>A camera's part of it, until <see cref="Forget"/>.</summary>
    public CameraMeter Of(string camera)
    {
        var part = new CameraMeter(this, camera);
        _cameras[part] = true;
        return part;
    }

    /// <summary>A camera is gone: its gauges end.</summary>
    public void Forget(CameraMeter camera) => _cameras.TryRemove(camera, out _);

    private IEnumerable<Measurement<long>> Measure(Func<CameraMeter, long> value) =>
        _cameras.Keys.Select(camera => new Measurement<long>(value(camera), camera.Tag));
}
