using System.Collections.Concurrent;
using Aspire.Hosting.Output;

namespace Aspire.Hosting.Telemetry;

/// <summary>The newest telemetry of all parts, within a bound of memory and without secrets.</summary>
internal sealed class TelemetryStore(SecretMask secrets, Changes changes)
{
    /// <summary>10,000 of each is some minutes of a busy system; their texts may take 32 MB in all.</summary>
    public const int MaxItems = 10_000;

    private const long MaxBytes = 16 * 1024 * 1024;
    private const int MaxMetrics = 2_000;

    private readonly RingBuffer<SpanEntry> _spans = new(MaxItems, MaxBytes);
    private readonly RingBuffer<LogEntry> _logs = new(MaxItems, MaxBytes);
    private readonly ConcurrentDictionary<string, MetricEntry> _metrics = [];

    /// <summary>Steps of traces, oldest first.</summary>
    public IReadOnlyList<SpanEntry> Spans => _spans.ToList();

    /// <summary>Log records, oldest first.</summary>
    public IReadOnlyList<LogEntry> Logs => _logs.ToList();

    /// <summary>Latest values.</summary>
    public IEnumerable<MetricEntry> Metrics => _metrics.Values;

    /// <summary>Adds an <c>ExportTraceServiceRequest</c>.</summary>
    /// <exception cref="FormatException">These bytes are none; nothing has been added.</exception>
    public void AddTraces(ReadOnlySpan<byte> request)
    {
        foreach (var span in OtlpEnvelope.Read(request, SpanEntry.Read))
        {
            var shown = span with { Name = secrets.Apply(span.Name), Attributes = Masked(span.Attributes) };
            _spans.Add(shown, shown.Size);
        }

        changes.Tell();
    }

    /// <summary>Adds an <c>ExportLogsServiceRequest</c>.</summary>
    /// <exception cref="FormatException">These bytes are none; nothing has been added.</exception>
    public void AddLogs(ReadOnlySpan<byte> request)
    {
        foreach (var log in OtlpEnvelope.Read(request, LogEntry.Read))
        {
            var shown = log with { Body = secrets.Apply(log.Body), Attributes = Masked(log.Attributes) };
            _logs.Add(shown, shown.Size);
        }

        changes.Tell();
    }

    /// <summary>Adds an <c>ExportMetricsServiceRequest</c>.</summary>
    /// <exception cref="FormatException">These bytes are none; nothing has been added.</exception>
    public void AddMetrics(ReadOnlySpan<byte> request)
    {
        foreach (var metric in OtlpEnvelope.Read(request, (service, _, item) => MetricEntry.Read(service, item)).SelectMany(one => one))
        {
            var key = $"{metric.Service}|{metric.Name}|{metric.Labels}";
            if (_metrics.ContainsKey(key) || _metrics.Count < MaxMetrics)
            {
                _metrics[key] = metric with { Labels = secrets.Apply(metric.Labels) };
            }
        }

        changes.Tell();
    }

    private List<KeyValuePair<string, string>> Masked(IReadOnlyList<KeyValuePair<string, string>> attributes) =>
        [.. attributes.Select(one => KeyValuePair.Create(one.Key, secrets.Apply(one.Value)))];
}
