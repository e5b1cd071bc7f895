using FaceAspire.Soak;

namespace FaceAspire.Emulator.Tests.Durability;

/// <summary>An emulator that is killed amid a load of writes has all that it acknowledged. <c>./bench/run soak</c> goes on for longer.</summary>
public sealed class KillTests
{
    private const int Kills = 2;
    private const int MostStepsBetween = 400;

    [Fact]
    public async Task MixedTraffic_KilledAgainAndAgain_NothingLostTornOrOvertaken()
    {
        using var folder = new TemporaryFolder();
        var soak = new SoakRun(typeof(EmulatorHost).Assembly.Location, folder.Path, workers: 2, visibility: TimeSpan.FromSeconds(1));

        await soak.RunAsync(Kills, after => after(Random.Shared.Next(MostStepsBetween)));

        Assert.Empty(soak.Violations);
        Assert.True(soak.Steps > Kills, "There was no traffic.");
    }
}
