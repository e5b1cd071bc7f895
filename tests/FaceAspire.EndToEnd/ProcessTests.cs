using System.Diagnostics;

namespace FaceAspire.EndToEnd;

/// <summary>What is left when the system ends.</summary>
[Collection(nameof(Alone))]
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CtrlC_EndsEveryProcessWithinFiveSecondsWithoutComplaint()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral"]);
        await system.ReadyAsync();
        var family = system.Family();
        Assert.True(family.Count >= 6, "emulator, three Lambdas, producer and its ffmpeg run"); // the watchdog, too
        var before = system.Console.Count;

        var clock = Stopwatch.StartNew();
        system.Interrupt();
        Assert.Equal(0, await system.EndAsync());

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        Assert.DoesNotContain(family, ProcessTable.IsAlive);
        Assert.DoesNotContain(system.Console.Skip(before), line => line.Contains("error", StringComparison.Ordinal) || line.Contains("warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AppHostIsKilled_EveryProcessEndsWithinFiveSeconds()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral"]);
        await system.ReadyAsync();
        var family = system.Family();

        var clock = Stopwatch.StartNew();
        system.Kill();
        await system.EndAsync();
        await Task.WhenAll(family.Select(ProcessTable.GoneAsync));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }
}
