using System.Text.Json;

namespace FaceAspire.EndToEnd;

/// <summary>The same AppHost, compiled with Aspire's own host, where its packages can be restored.</summary>
public sealed class AspireTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AspireTests() => RunningSystem.SkipUnlessCompiledWith("Aspire");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_DemoCamera_AlertsAndEndsInGoodOrder()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--dashboard-port", "0"], host: "Aspire");

        var alert = Alert.Parse(await system.LineAsync("Alert  "));
        system.Interrupt();

        Assert.Equal(0, await system.EndAsync());
        Assert.Contains(alert.Person, Samples.People);
        Assert.Contains(system.Console, line => line.StartsWith("Host: Aspire", StringComparison.Ordinal));
        Assert.Contains(system.Console, line => line.Contains("/login?t=", StringComparison.Ordinal));
        Assert.DoesNotContain(system.Console, line => line.StartsWith("fail: ", StringComparison.Ordinal) || line.StartsWith("warn: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("localstack")]
    [InlineData("aws")]
    public async Task Publish_Manifest_HasTheProducerWithItsCameras(string profile)
    {
        var manifest = _folder.File("manifest.json");
        await using var system = RunningSystem.Start(
            _folder, ["--profile", profile, "--camera", "gate=rtsp://192.0.2.7/live", "--publisher", "manifest", "--output-path", manifest], host: "Aspire");

        Assert.Equal(0, await system.EndAsync());

        using var published = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, Token));
        var producer = Assert.Single(published.RootElement.GetProperty("resources").EnumerateObject());
        Assert.Equal(("producer", "project.v0"), (producer.Name, producer.Value.GetProperty("type").GetString()));
        var environment = producer.Value.GetProperty("env");
        Assert.Equal("rtsp://192.0.2.7/live", environment.GetProperty("FaceAspire__Cameras__gate__Source").GetString());
        Assert.DoesNotContain(environment.EnumerateObject(), variable => variable.Name.StartsWith("AWS_", StringComparison.Ordinal)); // the account's own
    }
}
