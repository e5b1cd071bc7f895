namespace FaceAspire.EndToEnd;

/// <summary>Two recognisers, one answer.</summary>
[Collection(nameof(DemoRun))]
public sealed class RecogniserTests(DemoRun demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_Images_SameAlertsAsTheStreamProcessorAndAnAuditThatAgrees()
    {
        await using var system = RunningSystem.Start(_folder, ["--ephemeral", "--recogniser", "Images"]);
        using var audit = new Audit(await system.ReadyAsync());
        await Task.WhenAll(Samples.People.Select(person => system.LineAsync($"Alert  {person}")));
        var pictures = await audit.ReadAsync("door", TestContext.Current.CancellationToken);

        Assert.Equal(demo.Alerts.ToHashSet(), system.Alerts().ToHashSet());
        Assert.InRange(pictures.Count, 10, demo.Frames.Count);
        AssertEachIsIn(pictures, demo.Frames, within: TimeSpan.FromSeconds(0.5)); // two frames a second are analysed, and one is pictured
        AssertEachIsIn(demo.Frames, pictures, within: TimeSpan.FromSeconds(1));
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
}
