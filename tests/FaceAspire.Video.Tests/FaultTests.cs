namespace FaceAspire.Video.Tests;

/// <summary>The producer and the emulator over real HTTP, with a network between them that fails, by a clock that runs faster.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ATenthOfAllMeetsAFault_StoresEveryFrameOnceOrCountsIt(bool hasSpool)
    {
        var time = new FastTime(speed: 60);
        using var emulator = await StartAsync();
        await using var proxy = new FaultyProxy(emulator.Port, seed: 7, time) { Share = 0.1 };
        var run = new FaultRun(emulator.Endpoint, await GroupAsync(), time);

        var report = await run.RunAsync(proxy, Options(hasSpool), seconds: 120, Cancelled);

        Assert.True(report.IsRight, $"{report.Status}, {report.Missing} missing, {report.Foreign} foreign, {report.Conflicts} in conflict");
        Assert.InRange(report.Missing, 0, report.Sent.Count / 4); // what is refused for good, above all
        Assert.NotEmpty(proxy.Done);
    }

    [Fact]
    public async Task Send_TenMinutesOutageWithASpool_LosesNothing()
    {
        var time = new FastTime(speed: 120);
        using var emulator = await StartAsync();
        await using var proxy = new FaultyProxy(emulator.Port, seed: 7, time) { IsDown = true };
        var run = new FaultRun(emulator.Endpoint, await GroupAsync(), time);

        var report = await run.RunAsync(proxy, Options(hasSpool: true), seconds: 600, Cancelled);

        Assert.True(report.IsRight, $"{report.Status}, {report.Missing} missing");
        Assert.Equal((0, 0), (report.Missing, report.Status.FramesDropped));
    }

    public void Dispose() => _folder.Dispose();

    private VideoProducerOptions Options(bool hasSpool) => new()
    {
        FragmentLength = TimeSpan.FromSeconds(1),
        MaxBufferBytes = 1_000_000,
        SpoolPath = hasSpool ? _folder.File("spool") : null,
    };

    private async Task<List<byte[]>> GroupAsync() => await Encoded.PicturesAsync(_folder, seconds: 1);

    private static Task<LocalEmulator> StartAsync() => LocalEmulator.StartAsync(
        Repository.File("artifacts", "bin", "FaceAspire.Emulator", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "FaceAspire.Emulator.dll"));
}
