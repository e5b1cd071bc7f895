namespace FaceAspire.EndToEnd;

/// <summary>Two recognisers, one answer.</summary>
public sealed class RecogniserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_DemoWithEachRecogniser_SameAlertsAndAuditsThatAgree()
    {
        var (alerts, frames) = await RunAsync("StreamProcessor");
        var (imageAlerts, imageFrames) = await RunAsync("Images");

        Assert.Equal(Samples.People.Select(person => new Alert(person, "door")), alerts);
        Assert.Equal(alerts, imageAlerts);
        Assert.InRange(imageFrames.Count, 10, frames.Count);
        AssertEachIsIn(imageFrames, frames, within: TimeSpan.FromSeconds(0.5)); // two frames a second are analysed, and one is pictured
        AssertEachIsIn(frames, imageFrames, within: TimeSpan.FromSeconds(1));
    }

    /// <summary>Everybody whom one recogniser knows in a frame, the other knows in a frame that is no farther away than its own frames lie apart.</summary>
    private static void AssertEachIsIn(IReadOnlyList<AuditedFrame> some, IReadOnlyList<AuditedFrame> others, TimeSpan within)
    {
        foreach (var frame in some.Where(frame => frame.Time <= others[^1].Time)) // the runs end when all have been alerted
        {
            var near = others.Where(other => other.Camera == frame.Camera && (other.Time - frame.Time).Duration() <= within).ToList();
            Assert.NotEmpty(near);
            Assert.All(frame.Persons.Where(person => person != "?"), person => Assert.Contains(near, other => other.Persons.Contains(person)));
        }
    }

    private async Task<(IReadOnlyList<Alert> Alerts, IReadOnlyList<AuditedFrame> Frames)> RunAsync(string recogniser)
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--recogniser", recogniser]);
        var emulator = await system.ReadyAsync();
        using var audit = new Audit(emulator);
        await Task.WhenAll(Samples.People.Select(person => system.LineAsync($"Alert  {person}")));
        return ([.. system.Alerts().OrderBy(alert => alert.Person, StringComparer.Ordinal)], await audit.ReadAsync("door", Token));
    }
}
