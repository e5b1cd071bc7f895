using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.Hosting.Tests;

public sealed class SupervisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WaitForCompletion_TaskEndsWell_StartsAfterIt()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var task = Script(builder, "task", "echo done > made");
            Script(builder, "after", "cat made > seen; exec sleep 1000").WaitForCompletion(task);
        });

        Assert.Equal("done", await Processes.LineOfAsync(_folder.File("seen")));
        Assert.Equal(0, (await app.UntilAsync("task", KnownResourceStates.Finished)).ExitCode);
        Assert.Contains("task   done in ", app.Console);
    }

    [Fact]
    public async Task WaitForCompletion_TaskFails_DoesNotStart()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var task = Script(builder, "task", "exit 3");
            var after = Script(builder, "after", "echo x > started").WaitForCompletion(task);
            Script(builder, "last", "echo x > started").WaitFor(after);
        });

        await app.UntilAsync("last", KnownResourceStates.FailedToStart);
        Assert.Contains("task   failed (exit code 3); its log: ", app.Console);
        Assert.False(File.Exists(_folder.File("started")));
    }

    [Fact]
    public async Task WaitFor_NotYetHealthy_StartsOnceItIs()
    {
        await using var health = await HealthServer.StartAsync(503);
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var first = Script(builder, "first", "exec sleep 1000").WithHttpEndpoint(port: health.Port).WithHttpHealthCheck("/health");
            Script(builder, "second", "exec sleep 1000").WaitFor(first);
        });

        await health.AskedAsync();
        Assert.Equal(KnownResourceStates.Waiting, (await app.UntilAsync("second", _ => true)).State!.Text);

        health.Status = 200;
        await app.UntilAsync("second", KnownResourceStates.Running);
        Assert.Equal(HealthStatus.Healthy, (await app.UntilAsync("first", _ => true)).HealthStatus);
        Assert.Matches($@"first   ready in \d+\.\d s  http://127.0.0.1:{health.Port}\r?\n", app.Console);
    }

    [Fact]
    public async Task Health_LostAndFound_IsFollowed()
    {
        await using var health = await HealthServer.StartAsync(200);
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            Script(builder, "part", "exec sleep 1000").WithHttpEndpoint(port: health.Port).WithHttpHealthCheck("/health"));

        await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        health.Status = 500;
        await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Unhealthy);
        Assert.Contains("is not healthy: GET http://127.0.0.1", app.Console);
        health.Status = 200;
        await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        Assert.Contains("is healthy again", app.Console);
    }

    [Fact]
    public async Task Restart_PartIsKilled_StartsAgainAndEndsWhatItLeft()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            Script(builder, "part", "sleep 1000 & echo $! > left.new; mv left.new left; wait"));

        var first = await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        var left = int.Parse(await Processes.LineOfAsync(_folder.File("left")), CultureInfo.InvariantCulture);
        var restarting = app.UntilAsync("part", "Restarting"); // it is so for a moment only
        Processes.Kill(first.ProcessId!.Value);

        Assert.Equal(137, (await restarting).ExitCode);
        await app.UntilAsync("part", snapshot => snapshot.ProcessId is { } id && id != first.ProcessId && snapshot.HealthStatus == HealthStatus.Healthy);
        await Processes.GoneAsync(left);
        Assert.Contains("ended (exit code 137); starting it again at once", app.Console);
        Assert.Contains("ready again in ", app.Console);
    }

    [Fact]
    public async Task Start_EndsBeforeItWasEverReady_FailsAndSaysWhereTheLogIs()
    {
        await using var health = await HealthServer.StartAsync(503);
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            Script(builder, "part", "echo 'fail: Port 4566 is taken.'; exit 1").WithHttpEndpoint(port: health.Port).WithHttpHealthCheck("/"));

        Assert.Equal(1, (await app.UntilAsync("part", KnownResourceStates.FailedToStart)).ExitCode);
        Assert.Contains("part  error: Port 4566 is taken.", app.Console);
        Assert.Contains($"part  could not start (exit code 1); its log: {_folder.File("logs")}", app.Console);
    }

    [Fact]
    public async Task Start_ProgramDoesNotExist_SaysSo()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            builder.AddExecutable("part", "no-such-program", _folder.Path));

        await app.UntilAsync("part", KnownResourceStates.FailedToStart);
        Assert.Contains("The program no-such-program was not found.", app.Console);
    }

    [Fact]
    public async Task Start_ProjectIsNotBuilt_SaysHowToBuildIt()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            builder.AddProject("part", "/src/Some.Part/Some.Part.csproj"));

        await app.UntilAsync("part", KnownResourceStates.FailedToStart);
        Assert.Contains("Some.Part.dll does not exist. Build it: dotnet build /src/Some.Part/Some.Part.csproj", app.Console);
    }

    [Fact]
    public async Task Start_LogFolderCannotBeWritten_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.File("logs"), "a file where the folder should be", TestContext.Current.CancellationToken);
        await using var app = await RunningApplication.StartAsync(_folder, builder => Script(builder, "part", "exit 0"));

        await app.UntilAsync("part", KnownResourceStates.FailedToStart);
        Assert.Contains($"The log {_folder.File("logs")}", app.Console);
    }

    [Fact]
    public async Task ExplicitStart_IsNotStarted()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder => Script(builder, "part", "exit 0").WithExplicitStart());

        Assert.Equal(KnownResourceStates.NotStarted, (await app.UntilAsync("part", _ => true)).State!.Text);
    }

    [Fact]
    public async Task Output_AllIsLogged_WarningsAreShownWithTheName()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var part = Script(builder, "part", "echo 'info: A.B[1] quiet'; echo 'warn: A.B[2] loud'; echo plain; echo odd >&2");
            Script(builder, "after", "exec sleep 1000").WaitForCompletion(part);
        });

        await app.UntilAsync("after", KnownResourceStates.Running);
        var log = await File.ReadAllTextAsync(Path.Combine(_folder.File("logs"), "part.log"), TestContext.Current.CancellationToken);
        Assert.All(["info: A.B[1] quiet", "warn: A.B[2] loud", "plain", "odd"], line => Assert.Contains(line, log));
        Assert.Contains("part   warning: loud", app.Console);
        Assert.Contains("part   warning: odd", app.Console);
        Assert.DoesNotContain("quiet", app.Console);
        Assert.DoesNotContain("plain", app.Console);
    }

    [Fact]
    public async Task Environment_NamesThatNoShellWouldTake_ReachThePart()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            Script(builder, "part", "tr '\\0' '\\n' < /proc/$$/environ | grep Cameras > seen.new; mv seen.new seen; exec sleep 1000")
                .WithEnvironment("Cameras__front-door.1__Source", "clip.mp4"));

        Assert.Equal("Cameras__front-door.1__Source=clip.mp4", await Processes.LineOfAsync(_folder.File("seen")));
    }

    [Fact]
    public async Task Stop_PartEndsWhatItStartedItself_IsNotDisturbed()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder => Script(
            builder,
            "part",
            "trap 'echo bye > ended; exit 0' TERM; sh -c 'trap \"echo asked > asked; exit\" TERM; echo x > ready; while :; do sleep 1000 & wait; done' & wait; wait"));
        await Processes.LineOfAsync(_folder.File("ready"));

        await app.StopAsync();

        Assert.True(File.Exists(_folder.File("ended")));
        Assert.False(File.Exists(_folder.File("asked")));
    }

    [Fact]
    public async Task Stop_PartsThatWaitEndFirst()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var first = Script(builder, "first", Ending("first"));
            Script(builder, "second", Ending("second")).WaitFor(first);
        });
        await Processes.LineOfAsync(_folder.File("ready-first"));
        await Processes.LineOfAsync(_folder.File("ready-second"));

        await app.StopAsync();
        Assert.Equal("second\nfirst", await Processes.LineOfAsync(_folder.File("ended")));
        Assert.Equal(KnownResourceStates.Exited, (await app.UntilAsync("first", _ => true)).State!.Text);
    }

    [Fact]
    public async Task Stop_PartIgnoresTheRequest_IsGoneWithinFiveSeconds()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
            Script(builder, "deaf", "trap '' TERM; echo x > ready; while :; do sleep 1000; done"));
        var id = (await app.UntilAsync("deaf", KnownResourceStates.Running)).ProcessId!.Value;
        await Processes.LineOfAsync(_folder.File("ready"));

        var clock = Stopwatch.StartNew();
        await app.StopAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        Assert.False(Processes.IsAlive(id));
    }

    /// <summary>Notes in <c>ended</c> that it was asked to end.</summary>
    private static string Ending(string name) =>
        $"trap 'echo {name} >> ended; exit 0' TERM; echo x > ready-{name}; while :; do sleep 1000 & wait; done";

    private IResourceBuilder<ExecutableResource> Script(IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", _folder.Path, "-c", script);
}
