using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.Hosting.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_RunningPart_IsAnotherProcess()
    {
        await using var app = await StartAsync("exec sleep 1000");
        var first = await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);

        await app.ExecuteAsync("part", KnownResourceCommands.RestartCommand);

        var second = await app.UntilAsync("part", snapshot => snapshot.ProcessId is { } id && id != first.ProcessId && snapshot.HealthStatus == HealthStatus.Healthy);
        Assert.Equal(1, second.Restarts);
        Assert.Contains("part  starting it again, as asked", app.Console);
        Assert.DoesNotContain("ended (exit code", app.Console);
        Assert.False(Processes.IsAlive(first.ProcessId!.Value));
    }

    [Fact]
    public async Task StopThenStart_RunningPart_EndsAndComesBack()
    {
        await using var app = await StartAsync("exec sleep 1000");
        var first = await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);

        await app.ExecuteAsync("part", KnownResourceCommands.StopCommand);
        await app.UntilAsync("part", KnownResourceStates.Exited);
        Assert.False(Processes.IsAlive(first.ProcessId!.Value));

        await app.ExecuteAsync("part", KnownResourceCommands.StartCommand);
        var second = await app.UntilAsync("part", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        Assert.NotEqual(first.ProcessId, second.ProcessId);
    }

    [Fact]
    public async Task Start_TaskThatIsDone_RunsAgain()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            var task = Script(builder, "task", "echo x >> runs");
            Script(builder, "part", "exec sleep 1000").WaitForCompletion(task);
        });
        await app.UntilAsync("part", KnownResourceStates.Running);

        await app.ExecuteAsync("task", KnownResourceCommands.StartCommand);

        await app.UntilAsync("task", snapshot => snapshot.ExitCode == 0 && File.ReadAllLines(_folder.File("runs")).Length == 2);
        Assert.Equal(KnownResourceStates.Running, (await app.UntilAsync("part", _ => true)).State!.Text);
    }

    [Fact]
    public async Task Start_ExplicitStart_StartsWhenAsked()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder => Script(builder, "part", "exec sleep 1000").WithExplicitStart());

        await app.ExecuteAsync("part", KnownResourceCommands.StartCommand);

        await app.UntilAsync("part", KnownResourceStates.Running);
    }

    [Theory]
    [InlineData("part", "start", "part is Running: 'Start' is not possible now.")]
    [InlineData("part", "dance", "part has no command dance.")]
    [InlineData("nobody", "start", "There is no resource nobody.")]
    [InlineData("part", "odd", "part is Running: 'Odd' is not possible now.")]
    [InlineData("part", "broken", "It broke.")]
    public async Task Execute_NotPossible_SaysWhy(string name, string command, string reason)
    {
        await using var app = await StartAsync("exec sleep 1000", part => part
            .WithCommand("odd", "Odd", _ => Task.FromResult(CommandResults.Success()), new() { UpdateState = _ => ResourceCommandState.Disabled })
            .WithCommand("broken", "Broken", _ => throw new InvalidOperationException("It broke.")));
        await app.UntilAsync("part", KnownResourceStates.Running);

        var result = await app.Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(name, command, TestContext.Current.CancellationToken);

        Assert.Equal((false, reason), (result.Success, result.ErrorMessage));
    }

    [Fact]
    public async Task Container_IsRunByTheEngine_SecretsStayOutOfTheCommandLine()
    {
        var engine = _folder.File("docker");
        await File.WriteAllTextAsync(
            engine, $"#!/bin/sh\necho \"$LICENCE $*\" > {_folder.File("new")}; mv {_folder.File("new")} {_folder.File("asked")}; exec sleep 1000\n", TestContext.Current.CancellationToken);
        using (var chmod = Process.Start("chmod", ["+x", engine]))
        {
            await chmod.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder.Path}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");
        await using var app = await RunningApplication.StartAsync(_folder, builder => builder.AddContainer("box", "registry.example.org/box", "1.2")
            .WithHttpEndpoint(targetPort: 4566)
            .WithEnvironment("LICENCE", builder.AddParameter("licence", () => "very-secret", secret: true)));

        var asked = await Processes.LineOfAsync(_folder.File("asked"));

        Assert.Matches(@$"^very-secret run --rm --init --name box-{Environment.ProcessId} -p 127\.0\.0\.1:\d+:4566 -e LICENCE registry\.example\.org/box:1\.2$", asked);
    }

    private Task<RunningApplication> StartAsync(string script, Action<IResourceBuilder<ExecutableResource>>? more = null) =>
        RunningApplication.StartAsync(_folder, builder =>
        {
            var part = Script(builder, "part", script);
            more?.Invoke(part);
        });

    private IResourceBuilder<ExecutableResource> Script(IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", _folder.Path, "-c", script);
}
