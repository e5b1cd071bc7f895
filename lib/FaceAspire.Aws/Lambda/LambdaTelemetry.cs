using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FaceAspire.Aws.Lambda;

/// <summary>
/// Sends a Lambda's traces, metrics and logs by OTLP to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Where that is not set there is none of
/// this, and none of OpenTelemetry is loaded: it would take its share of every cold start.
/// </summary>
internal sealed class LambdaTelemetry : IDisposable
{
    /// <summary>What an invocation may wait for a collector that does not answer.</summary>
    private static readonly TimeSpan LongestFlush = TimeSpan.FromMilliseconds(500);

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;
    private readonly ILoggerFactory _logs;

    private LambdaTelemetry()
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource("FaceAspire.*", "System.Net.Http") // the second one's spans are the calls to AWS
            .AddProcessor(new ExpectedAnswers())
            .AddOtlpExporter(Bound)
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter("FaceAspire.*")
            .AddOtlpExporter(Bound)
            .Build();
        _logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            var resource = ResourceBuilder.CreateDefault();
            Describe(resource);
            options.SetResourceBuilder(resource).AddOtlpExporter(Bound);
            options.IncludeFormattedMessage = true;
        }));
        Logger = _logs.CreateLogger("FaceAspire.Lambda");
    }

    /// <summary>Where log entries go on their way to the collector.</summary>
    public ILogger Logger { get; }

    /// <summary>The telemetry of this process; <see langword="null"/> where nobody collects it.</summary>
    public static LambdaTelemetry? FromEnvironment() =>
        string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : new();

    /// <summary>
    /// Sends what there is. To be called before an invocation's answer, for after it Lambda may freeze the process, perhaps for ever.
    /// A collector that does not answer costs half a second for traces and as much for metrics, and what was to be sent.
    /// </summary>
    public void Flush()
    {
        var began = Stopwatch.GetTimestamp();
        _traces.ForceFlush((int)LongestFlush.TotalMilliseconds);
        if (Stopwatch.GetElapsedTime(began) < LongestFlush) // else nobody is there
        {
            _metrics.ForceFlush((int)LongestFlush.TotalMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
        _logs.Dispose();
    }

    private static void Describe(ResourceBuilder resource)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")))
        {
            resource.AddService(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "lambda");
        }
    }

    private static void Bound(OtlpExporterOptions options) => options.TimeoutMilliseconds = (int)LongestFlush.TotalMilliseconds;
}
