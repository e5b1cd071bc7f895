using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using FaceAspire.Aws.Lambda;

namespace FaceAspire.Aws.Tests.Lambda;

/// <summary>What leaves a Lambda by OTLP. The environment is the process's, so these tests are all that touch its OTEL variables.</summary>
public sealed class LambdaTelemetryTests : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);
    private readonly string _unique = $"test-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Endpoint, null);
        Environment.SetEnvironmentVariable(Protocol, null);
    }

    [Fact]
    public void FromEnvironment_NoCollector_None()
    {
        Environment.SetEnvironmentVariable(Endpoint, null);
        Assert.Null(LambdaTelemetry.FromEnvironment());
        Environment.SetEnvironmentVariable(Endpoint, "");
        Assert.Null(LambdaTelemetry.FromEnvironment());
    }

    [Fact]
    public async Task Flush_Collector_HasSpansMetricsAndLogsWhenItReturns()
    {
        await using var collector = await Collector.StartAsync();
        Environment.SetEnvironmentVariable(Endpoint, collector.Address.ToString());
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        using (var telemetry = LambdaTelemetry.FromEnvironment()!)
        {
            using var source = new ActivitySource("FaceAspire.Test");
            using var meter = new Meter("FaceAspire.Test");
            source.StartActivity(_unique)!.Dispose();
            meter.CreateCounter<long>(_unique).Add(1);
            new LambdaLog(TextWriter.Null, telemetry.Logger).Information(_unique);

            await Task.Run(telemetry.Flush, Token).WaitAsync(Generous, Token);

            Assert.Contains(_unique, collector.Received("/v1/traces"), StringComparison.Ordinal);
            Assert.Contains(_unique, collector.Received("/v1/metrics"), StringComparison.Ordinal);
        }

        Assert.Contains(_unique, collector.Received("/v1/logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flush_CollectorDoesNotAnswer_Returns()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start(); // takes connections, and says nothing
        Environment.SetEnvironmentVariable(Endpoint, $"http://{silent.LocalEndpoint}");
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        using var telemetry = LambdaTelemetry.FromEnvironment()!;
        using var source = new ActivitySource("FaceAspire.Test");
        source.StartActivity(_unique)!.Dispose();

        await Task.Run(telemetry.Flush, Token).WaitAsync(Generous, Token);
    }
}
