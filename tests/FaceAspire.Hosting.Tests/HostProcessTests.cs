using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Hosting.Tests;

/// <summary>The host as a process of its own: what is left when it ends, well or not.</summary>
public sealed class HostProcessTests : IDisposable
{
    /// <summary>Starts a grandchild, tells both ids and goes on.</summary>
    private const string Family = "sleep 1000 & echo $$ $! > ids.new; mv ids.new ids; wait";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 0)]
    [InlineData("TERM", 0)]
    public async Task Host_Ends_LeavesNoProcessBehind(string signal, int exitCode)
    {
        using var host = StartHost(Family);
        var family = (await Processes.LineOfAsync(_folder.File("ids"))).Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
        Assert.All(family, id => Assert.True(Processes.IsAlive(id)));

        var clock = Stopwatch.StartNew();
        Processes.Send(signal, host.Id);
        await host.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(RunningApplication.Patience, TestContext.Current.CancellationToken);
        await Task.WhenAll(family.Select(Processes.GoneAsync));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        Assert.Equal(exitCode, host.ExitCode);
    }

    [Fact]
    public async Task Host_KilledWhilePartIgnoresTheRequest_EndsItAllTheSame()
    {
        using var host = StartHost($"trap '' TERM; {Family}");
        var family = (await Processes.LineOfAsync(_folder.File("ids"))).Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();

        Processes.Kill(host.Id);
        await Task.WhenAll(family.Select(Processes.GoneAsync));
    }

    private Process StartHost(string script)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var app = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", "FaceAspire.Hosting.TestApp", configuration, "FaceAspire.Hosting.TestApp.dll"));
        return Process.Start(new ProcessStartInfo("dotnet", [app, _folder.Path, script]))!;
    }
}
