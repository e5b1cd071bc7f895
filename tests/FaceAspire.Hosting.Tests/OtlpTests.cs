using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FaceAspire.Hosting.Tests;

/// <summary>Telemetry, sent by OpenTelemetry's own exporter.</summary>
public sealed class OtlpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"FaceAspire.Test.{Guid.NewGuid():N}"; // sources are global: others' tests have theirs
    private readonly ResourceBuilder _resource = ResourceBuilder.CreateEmpty().AddService("matcher");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Traces_OfTheRealExporter_AreShownWithTheirSteps()
    {
        await using var app = await StartAsync();
        using var dashboard = await Dashboard.OpenAsync(app);
        using var source = new ActivitySource(_name);
        string trace;
        using (var provider = Sdk.CreateTracerProviderBuilder().AddSource(_name).SetResourceBuilder(_resource)
            .AddOtlpExporter(options => Aim(options, app, "traces")).Build())
        {
            using var outer = source.StartActivity("match <records>");
            trace = outer!.TraceId.ToHexString();
            using var inner = source.StartActivity("put alert");
            inner!.SetTag("camera", "door").SetTag("faces", 3).SetTag("similarity", 99.5).SetTag("names", new[] { "Ann", "Bob" });
            inner.AddEvent(new("written")).SetStatus(ActivityStatusCode.Error, "no such queue");
        }

        var traces = await dashboard.GetAsync("/traces?service=matcher");
        var page = await dashboard.GetAsync($"/traces/{trace}");

        Assert.Contains($"<a href=\"/traces/{trace}\">match &lt;records&gt;</a> <span class=\"bad\">failed</span>", traces, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("<summary>match &lt;records&gt;</summary>", StringComparison.Ordinal) < page.IndexOf("class=\"depth1\"", StringComparison.Ordinal));
        Assert.All(
            [("camera", "door"), ("faces", "3"), ("similarity", "99.5"), ("names", "[Ann, Bob]"), ("event", "written"), ("status", "no such queue"), ("source", _name)],
            pair => Assert.Contains($"<tr><th>{pair.Item1}</th><td>{pair.Item2}</td></tr>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_OfTheRealExporter_AreShownWithValuesAndLevel()
    {
        await using var app = await StartAsync();
        using var dashboard = await Dashboard.OpenAsync(app);
        using (var loggers = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(_resource).AddOtlpExporter(exporter => Aim(exporter, app, "logs"));
        })))
        {
            var logger = loggers.CreateLogger("FaceAspire.Matcher.Visits");
            logger.LogWarning("Camera {Camera} is silent.", "door");
            logger.LogInformation("All is well.");
        }

        var all = await dashboard.GetAsync("/logs?service=matcher");
        var trouble = await dashboard.GetAsync("/logs?level=warning");

        Assert.Contains("<summary>Camera door is silent.</summary>", trouble, StringComparison.Ordinal);
        Assert.Contains("<tr><th>Camera</th><td>door</td></tr>", trouble, StringComparison.Ordinal);
        Assert.Contains("<tr><th>category</th><td>FaceAspire.Matcher.Visits</td></tr>", trouble, StringComparison.Ordinal);
        Assert.Contains("<span class=\"warn\">Warning</span>", trouble, StringComparison.Ordinal);
        Assert.Contains("All is well.", all, StringComparison.Ordinal);
        Assert.DoesNotContain("All is well.", trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OfTheRealExporter_AreShownWithTheirLatestValue()
    {
        await using var app = await StartAsync();
        using var dashboard = await Dashboard.OpenAsync(app);
        using var meter = new Meter(_name);
        using (var provider = Sdk.CreateMeterProviderBuilder().AddMeter(_name).SetResourceBuilder(_resource)
            .AddOtlpExporter(options => Aim(options, app, "metrics")).Build())
        {
            meter.CreateCounter<long>("frames", "{frame}").Add(7, new KeyValuePair<string, object?>("camera", "door"));
            meter.CreateObservableGauge("level", () => 2.5);
            var histogram = meter.CreateHistogram<double>("latency", "s");
            histogram.Record(1);
            histogram.Record(2);
        }

        var page = await dashboard.GetAsync("/metrics");

        Assert.Contains("<td>frames</td><td>camera=door</td><td class=\"number\">7 {frame}</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>level</td><td></td><td class=\"number\">2.5 </td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>latency</td><td></td><td class=\"number\">2 &#xD7; 1.5 s</td>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "The message ends early", null, "application/x-protobuf", 0x0A, 0x05, 0x01)]
    [InlineData(HttpStatusCode.BadRequest, "wire type", null, "application/x-protobuf", 0x08, 0x01)]
    [InlineData(HttpStatusCode.OK, "", null, "application/x-protobuf")]
    [InlineData(HttpStatusCode.Unauthorized, "x-otlp-api-key", "guess", "application/x-protobuf")]
    [InlineData(HttpStatusCode.UnsupportedMediaType, "application/x-protobuf", null, "application/json", 0x7B, 0x7D)]
    public async Task Post_Bytes_AnswerSaysWhatIsWrong(HttpStatusCode status, string reason, string? key, string type, params int[] bytes)
    {
        await using var app = await StartAsync();

        var answer = await PostAsync(app, "logs", [.. bytes.Select(one => (byte)one)], type, key);

        Assert.Equal(status, answer.Status);
        Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LargerThanFourMegabytes_IsRefused()
    {
        await using var app = await StartAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(app, "traces", new byte[(4 * 1024 * 1024) + 1])).Status);
    }

    [Fact]
    public async Task Project_GetsTheAddressAndKeyOfTheReceiver()
    {
        await using var app = await StartAsync();
        Dictionary<string, object> variables = [];

        app.Services.GetRequiredService<TelemetryTarget>().AddTo(variables);

        Assert.Equal(app.Services.GetRequiredService<DashboardServer>().Address, variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("http/protobuf", variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal($"x-otlp-api-key={Key(app)}", variables["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    private Task<RunningApplication> StartAsync() => RunningApplication.StartAsync(_folder, Dashboard.Ask);

    private static void Aim(OtlpExporterOptions options, RunningApplication app, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new($"{app.Services.GetRequiredService<DashboardServer>().Address}/v1/{signal}");
        options.Headers = $"x-otlp-api-key={Key(app)}";
    }

    private static string Key(RunningApplication app) => app.Services.GetRequiredService<IConfiguration>()["AppHost:OtlpApiKey"]!;

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(
        RunningApplication app, string signal, byte[] bytes, string type = "application/x-protobuf", string? key = null)
    {
        using var http = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<DashboardServer>().Address!) };
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        content.Headers.TryAddWithoutValidation("x-otlp-api-key", key ?? Key(app));
        http.DefaultRequestHeaders.ExpectContinue = true; // the answer may come before the body has been sent
        using var answer = await http.PostAsync($"/v1/{signal}", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }
}
