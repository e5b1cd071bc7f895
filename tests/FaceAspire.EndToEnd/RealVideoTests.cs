namespace FaceAspire.EndToEnd;

/// <summary>A real clip with real people, through the deep engine.</summary>
public sealed class RealVideoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("StreamProcessor")]
    [InlineData("Images")]
    public async Task Stage_OnePersonOfFourIsThere_OnlyHeIsNamed(string recogniser)
    {
        var clip = Repository.Shared("media/stage.mp4");
        await using var system = RunningSystem.Start(
            _folder,
            ["--ephemeral", "--camera", $"stage={clip}", "--people", Repository.Shared("media/people"), "--for", "40s", "--recogniser", recogniser],
            Repository.Shared("models"));

        Assert.Equal(0, await system.EndAsync());

        Assert.Equal(new Alert("Lin-Manuel Miranda", "stage"), Assert.Single(system.Alerts()));
    }
}
