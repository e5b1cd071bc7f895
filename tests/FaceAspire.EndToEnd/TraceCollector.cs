using Aspire.Hosting;
using Aspire.Hosting.Output;
using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FaceAspire.EndToEnd;

/// <summary>An OpenTelemetry collector of one's own: the dashboard's, without the dashboard.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private const string Key = "trace-collector";

    private readonly TelemetryStore _store = new(new SecretMask(), new Changes());
    private readonly WebApplication _app;

    private TraceCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapOtlp(_store, Key);
    }

    /// <summary>What programs that send their telemetry here have in their environment.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = $"{TelemetryTarget.KeyHeader}={Key}",
    };

    /// <summary>All spans so far.</summary>
    public IReadOnlyList<SpanEntry> Spans => _store.Spans;

    public static async Task<TraceCollector> StartAsync()
    {
        var collector = new TraceCollector();
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
