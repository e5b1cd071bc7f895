using System.Diagnostics;
using FaceAspire.Aws.Tests.Lambda;

namespace FaceAspire.Matcher.Tests;

/// <summary>The Matcher as a process, at a Runtime API of the test's.</summary>
public class ProgramTests
{
    private const string NoRecords = """{"Records":[]}""";

    [Fact]
    public async Task Main_NoCollector_AnswersWithoutOpenTelemetryLoaded()
    {
        await using var api = await RuntimeApi.StartAsync();
        using var matcher = Start(api, collector: null);
        try
        {
            api.Invoke("r1", NoRecords);
            Assert.Equal("invocation/r1/response", (await api.PostedAsync()).Path);
            Assert.DoesNotContain("OpenTelemetry", await LoadedAsync(matcher), StringComparison.Ordinal);
        }
        finally
        {
            matcher.Kill();
        }
    }

    [Fact]
    public async Task Main_Collector_HasTheInvocationsSpanBeforeTheAnswer()
    {
        await using var api = await RuntimeApi.StartAsync();
        await using var collector = await Collector.StartAsync();
        using var matcher = Start(api, collector.Address);
        try
        {
            api.Invoke("r1", NoRecords);
            Assert.Equal("invocation/r1/response", (await api.PostedAsync()).Path);
            var traces = collector.Received("/v1/traces");
            Assert.Contains("faas.invocation_id", traces, StringComparison.Ordinal);
            Assert.Contains("matcher-under-test", traces, StringComparison.Ordinal); // the service's name
            Assert.Contains("OpenTelemetry", await LoadedAsync(matcher), StringComparison.Ordinal); // the other test can fail
        }
        finally
        {
            matcher.Kill();
        }
    }

    private static Process Start(RuntimeApi api, Uri? collector)
    {
        var program = Repository.File("artifacts", "bin", "FaceAspire.Matcher", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "FaceAspire.Matcher.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = $"{api.Address.Authority}{api.Address.AbsolutePath.TrimEnd('/')}";
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "matcher-under-test";
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["FaceAspire__AuditBucket"] = "audit";
        start.Environment["FaceAspire__AlertsQueueUrl"] = "http://127.0.0.1:9/alerts.fifo";
        start.Environment.Remove("OTEL_SERVICE_NAME");
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector?.ToString() ?? "";
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        return Process.Start(start)!;
    }

    /// <summary>The files that a process has mapped.</summary>
    private static async Task<string> LoadedAsync(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("There is no /proc to read a process's libraries from.");
        }

        return await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
    }
}
