using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.Hosting.Tests;

public sealed class ParameterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddParameter_FromConfiguration_ReachesThePart()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            builder.Configuration["Parameters:colour"] = "blue";
            builder.AddExecutable("part", "sh", _folder.Path, "-c", "echo $A $B > new; mv new seen; exec sleep 1000")
                .WithEnvironment("A", builder.AddParameter("colour"))
                .WithEnvironment("B", builder.AddParameter("shape", "round"));
        });

        Assert.Equal("blue round", await Processes.LineOfAsync(_folder.File("seen")));
    }

    [Fact]
    public async Task AddParameter_ValueGiven_NoConfigurationOverridesIt()
    {
        var builder = DistributedApplication.CreateBuilder();
        builder.Configuration["Parameters:colour"] = "blue";

        Assert.Equal("red", await builder.AddParameter("colour", "red").Resource.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AddParameter_NoValue_ThePartSaysWhichOneIsMissing()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder => builder
            .AddExecutable("part", "sleep", _folder.Path, "1000").WithEnvironment("A", builder.AddParameter("colour")));

        await app.UntilAsync("part", KnownResourceStates.FailedToStart);

        Assert.Contains("The parameter colour has no value. Set the environment variable Parameters__colour.", app.Console);
    }

    [Fact]
    public async Task Secret_ThatAPartWrites_IsMaskedOnConsoleLogAndDashboard()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            Dashboard.Ask(builder);
            var secret = builder.AddParameter("licence", () => "very-secret", secret: true);
            builder.AddExecutable("part", "sh", _folder.Path, "-c", "echo \"warn: got $LICENCE\"; echo end > ended; exec sleep 1000")
                .WithEnvironment("LICENCE", secret)
                .WithEnvironment("ADDRESS", $"http://{secret}/")
                .WithEnvironment("CAMERA", "rtsp://me:pass@192.0.2.7/live")
                .WithEnvironment("AWS_SECRET_ACCESS_KEY", "plain-secret");
        });
        await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        await Processes.LineOfAsync(_folder.File("ended"));
        using var dashboard = await Dashboard.OpenAsync(app);
        await using var lines = dashboard.EventsAsync("/console/part/lines").GetAsyncEnumerator(TestContext.Current.CancellationToken);
        while (await lines.MoveNextAsync() && !lines.Current.Contains("got ******", StringComparison.Ordinal))
        {
            Assert.DoesNotContain("very-secret", lines.Current, StringComparison.Ordinal);
        }

        var pages = await dashboard.GetAsync("/") + await dashboard.GetAsync("/resources/part");
        var log = await File.ReadAllTextAsync(Path.Combine(_folder.File("logs"), "part.log"), TestContext.Current.CancellationToken);

        Assert.Contains("warning: got ******", app.Console);
        Assert.Contains("got ******", log, StringComparison.Ordinal);
        Assert.All([app.Console, log, pages], text => Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal));
        Assert.Contains("http://******/", pages, StringComparison.Ordinal);
        Assert.Contains("rtsp://******@192.0.2.7/live", pages, StringComparison.Ordinal);
        Assert.DoesNotContain("plain-secret", pages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Publish_SaysWhatItTakes()
    {
        var builder = DistributedApplication.CreateBuilder(["--publisher", "manifest"]);
        Assert.True(builder.ExecutionContext.IsPublishMode);
        await using var app = builder.Build();

        var e = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.RunAsync(TestContext.Current.CancellationToken));

        Assert.Contains("-p:AspireHost=Aspire", e.Message, StringComparison.Ordinal);
    }
}
