using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FaceAspire.Producer.Metrics;

/// <summary>The meter <c>FaceAspire.Producer</c>. Every value has one tag, <c>camera</c>.</summary>
internal sealed class ProducerMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "FaceAspire.Producer";

    private const string Prefix = "faceaspire.producer.";
    private readonly ConcurrentDictionary<string, CameraMeter> _cameras = new();

    /// <summary>Creates the instruments.</summary>
    public ProducerMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        Sent = meter.CreateCounter<long>(Prefix + "fragments.sent", "{fragment}", "Fragments sent for the first time.");
        Resent = meter.CreateCounter<long>(Prefix + "fragments.resent", "{fragment}", "Fragments sent again after a connection was lost.");
        Persisted = meter.CreateCounter<long>(Prefix + "fragments.persisted", "{fragment}", "Fragments stored, or received where the stream keeps none.");
        Dropped = meter.CreateCounter<long>(Prefix + "fragments.dropped", "{fragment}", "Fragments lost because all room was taken.");
        Refused = meter.CreateCounter<long>(Prefix + "fragments.refused", "{fragment}", "Fragments that the service will never take.");
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

    /// <summary>Connections after a camera's first.</summary>
    public Counter<long> Reconnects { get; }

    /// <summary>Seconds from sending to the last word.</summary>
    public Histogram<double> AckLatency { get; }

    /// <summary>A camera's part of it.</summary>
    public CameraMeter Of(string camera) => _cameras.GetOrAdd(camera, name => new(this, name));

    private IEnumerable<Measurement<long>> Measure(Func<CameraMeter, long> value) =>
        _cameras.Values.Select(camera => new Measurement<long>(value(camera), camera.Tag));
}
