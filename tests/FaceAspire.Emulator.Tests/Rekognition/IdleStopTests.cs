using System.Threading.Channels;
using FaceAspire.Producer;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Rekognition;

/// <summary>The Producer stops a stream processor that has no video, and starts it again: here with the emulator's Rekognition.</summary>
public sealed class IdleStopTests
{
    private static readonly TimeSpan IdleStop = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => RekognitionFixture.Token;

    [Fact]
    public async Task Check_NoVideoForTheSpan_StopsAndVideoStartsAgain()
    {
        await using var rekognition = await WithProcessorAsync();
        var camera = new CameraStatus("door", _time.GetUtcNow());
        var keeper = Keeper(camera, rekognition);

        Assert.True(await keeper.CheckAsync(Token));
        Assert.Equal("RUNNING", await StatusAsync(rekognition)); // a camera that was just started will send

        _time.Advance(IdleStop - TimeSpan.FromSeconds(1));
        await keeper.CheckAsync(Token);
        Assert.Equal("RUNNING", await StatusAsync(rekognition));

        _time.Advance(TimeSpan.FromSeconds(1));
        await keeper.CheckAsync(Token);
        Assert.Equal("STOPPED", await StatusAsync(rekognition));

        camera.Stored(_time.GetUtcNow());
        await keeper.CheckAsync(Token);
        Assert.Equal("RUNNING", await StatusAsync(rekognition));
    }

    [Fact]
    public async Task Run_VideoComesBack_StartsWithoutWaitingForTheNextLook()
    {
        await using var rekognition = await WithProcessorAsync();
        var camera = new CameraStatus("door", _time.GetUtcNow() - IdleStop);
        var looks = Channel.CreateUnbounded<bool>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = Keeper(camera, rekognition).RunAsync(() => looks.Writer.TryWrite(true), end.Token);
        await looks.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token);
        Assert.Equal("STOPPED", await StatusAsync(rekognition));

        camera.Stored(_time.GetUtcNow());
        await looks.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token); // the clock stands still

        Assert.Equal("RUNNING", await StatusAsync(rekognition));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData(5, "STOPPED")]
    [InlineData(0, "RUNNING")]
    public async Task End_ProducerEnds_StopsWhereIdleOnesAreStopped(int idleMinutes, string status)
    {
        await using var rekognition = await WithProcessorAsync();
        var keeper = Keeper(new("door", _time.GetUtcNow()), rekognition, TimeSpan.FromMinutes(idleMinutes));
        await keeper.CheckAsync(Token);

        await keeper.EndAsync();
        await keeper.EndAsync(); // one that stands still is no trouble

        Assert.Equal(status, await StatusAsync(rekognition));
    }

    private static async Task<RekognitionFixture> WithProcessorAsync()
    {
        var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync("door");
        return rekognition;
    }

    private StreamProcessorKeeper Keeper(CameraStatus camera, RekognitionFixture rekognition, TimeSpan? idleStop = null) =>
        new(camera, "door", idleStop ?? IdleStop, rekognition.Client, _time, NullLogger.Instance);

    private static async Task<string?> StatusAsync(RekognitionFixture rekognition) =>
        (await rekognition.Client.DescribeStreamProcessorAsync(new() { Name = "door" }, Token)).Status;
}
