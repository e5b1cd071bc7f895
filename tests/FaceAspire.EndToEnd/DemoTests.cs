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

    [Fact]
    public async Task Run_MatcherAndNotifierAreKilledAgainAndAgain_NothingIsLostOrDoubled()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--for", "60s"]);
        await system.ReadyAsync();

        // whatever either does at that moment: once it has started again, it is killed again
        var killing = Task.WhenAll(system.KeepKillingAsync("FaceAspire.Matcher", "matcher"), system.KeepKillingAsync("FaceAspire.Notifier", "notifier"));
        var exitCode = await system.EndAsync();
        await killing;

        Assert.Equal(1, exitCode); // not every part stayed healthy
        Assert.True(system.Console.Count(line => line.Contains("ended (exit code 137)", StringComparison.Ordinal)) >= 6, string.Join('\n', system.Console));
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
