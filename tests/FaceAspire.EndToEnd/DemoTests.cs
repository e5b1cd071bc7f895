namespace FaceAspire.EndToEnd;

/// <summary>What somebody sees who has just cloned the repository and has no network: the demo, with the engine that needs no models.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_DemoCamera_OneEmailPerPersonWithPictureAndNoneForTheStranger()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--for", "40s"]);
        var emulator = await system.ReadyAsync();
        using var mailbox = new Mailbox(emulator);

        var first = (await mailbox.WaitAsync(emails => emails.Length > 0, Token))[0];
        var exitCode = await system.EndAsync();

        Check(first);
        Assert.Equal(0, exitCode);
        Assert.Equal(Samples.People, system.Alerts().Select(alert => alert.Person).Order(StringComparer.Ordinal));
        Assert.All(system.Alerts(), alert => Assert.Equal("door", alert.Camera));
        Assert.Contains("Time is over; every part stayed healthy.", system.Console);
        Assert.DoesNotContain(system.Console, line => line.Contains("error", StringComparison.OrdinalIgnoreCase));

        static void Check(Email email)
        {
            Assert.Contains(Samples.People, person => email.Subject == $"{person} seen at door");
            Assert.All([email.Text, email.Html], body => Assert.Contains("door", body, StringComparison.Ordinal));
            var picture = Assert.Single(email.Attachments, attachment => attachment.ContentType == "image/jpeg");
            Assert.True(picture.Size > 1000, $"The picture has {picture.Size} bytes.");
        }
    }

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
