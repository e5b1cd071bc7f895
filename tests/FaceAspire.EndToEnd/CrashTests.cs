namespace FaceAspire.EndToEnd;

/// <summary>What is known outlives the processes that know it.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The Matcher's line comes between its alert and its state: the replay after the kill decides the same once more.</summary>
    [Fact]
    public async Task Run_MatcherAndNotifierAreKilledAsTheyAlert_NothingIsLostOrDoubled()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--verbose"]);
        await system.ReadyAsync();

        await system.LineAsync("is at door");
        await Task.WhenAll(system.KillAsync("FaceAspire.Matcher"), system.KillAsync("FaceAspire.Notifier"));
        await system.LineAsync($"Alert  {Samples.People.First()}"); // the one who comes first is told of last, when her alert is visible again
        await system.KillAsync("FaceAspire.Matcher");
        await Task.WhenAll(Samples.People.Select(person => system.LineAsync($"Alert  {person}")));
        await system.CountAsync(3, "ready again"); // the Matcher twice, the Notifier once

        Assert.Equal(2, system.Console.Count(line => line.Contains("matcher", StringComparison.Ordinal) && line.Contains("ended (exit code 137)", StringComparison.Ordinal)));
        Assert.Equal(Samples.People, system.Alerts().Select(alert => alert.Person).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_StoppedAndStartedAgain_KnowsTheVisit()
    {
        string person;
        await using (var first = RunningSystem.Start(_folder, []))
        {
            person = Alert.Parse(await first.LineAsync("Alert  ")).Person;
            first.Interrupt();
            Assert.Equal(0, await first.EndAsync());
        }

        await using var second = RunningSystem.Start(_folder, []);
        await second.LineAsync("Alert  "); // of the one who comes after

        Assert.DoesNotContain(person, second.Alerts().Select(alert => alert.Person));
    }
}
