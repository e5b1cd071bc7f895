namespace Aspire.Hosting.Telemetry;

/// <summary>Where the parts send their telemetry, once something listens.</summary>
internal sealed class TelemetryTarget
{
    /// <summary>The header that shows that the sender is one of the parts.</summary>
    public const string KeyHeader = "x-otlp-api-key";

    /// <summary>A second is soon enough to be looked at, and seldom enough to cost nothing.</summary>
    private const string EveryMilliseconds = "1000";

    private string? _address;
    private string _key = "";

    /// <summary>Has the parts that start from now on send it there.</summary>
    public void Set(string address, string key) => (_address, _key) = (address, key);

    /// <summary>The variables that OpenTelemetry reads; Aspire sets the same.</summary>
    public void AddTo(Dictionary<string, object> variables)
    {
        if (_address is null)
        {
            return;
        }

        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = _address;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"{KeyHeader}={_key}";
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = EveryMilliseconds;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = EveryMilliseconds;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = EveryMilliseconds;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
    }
}
