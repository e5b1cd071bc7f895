using FaceAspire.Contracts;

namespace FaceAspire.Producer.Tests;

public sealed class ProducerOptionsTests
{
    private readonly ProducerOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_Pass() =>
        Assert.True(_validator.Validate(null, new() { Cameras = { ["door"] = new() { Source = "a.mp4" } } }).Succeeded);

    [Fact]
    public void Validate_SeveralFaults_NamesEachKey()
    {
        var result = _validator.Validate(null, new()
        {
            Cameras = { ["front door"] = new() { Source = "a.mp4" }, ["gate"] = new() },
            Recogniser = (Recogniser)7,
            Producer = new() { FragmentLength = TimeSpan.FromSeconds(30), MaxBufferBytes = 5, MaxBufferTime = TimeSpan.Zero, SpoolMaxBytes = 5 },
        });

        string[] keys =
        [
            "Cameras:front door", "Cameras:gate:Source", "Recogniser",
            "Producer:FragmentLength", "Producer:MaxBufferBytes", "Producer:MaxBufferTime", "Producer:SpoolMaxBytes",
        ];
        Assert.Equal(keys.Length, result.Failures!.Count());
        Assert.All(keys.Zip(result.Failures!), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_TwoCamerasReadStandardInput_SaysThatOneCan()
    {
        var result = _validator.Validate(null, new() { Cameras = { ["a"] = new() { Source = "-" }, ["b"] = new() { Source = "-" } } });

        Assert.Equal("FaceAspire:Cameras: a and b all read standard input (-); one can.", Assert.Single(result.Failures!));
    }

    [Fact]
    public void Trouble_NothingAcknowledgedForThirtySeconds_SaysSoUntilSomethingIs()
    {
        var start = DateTimeOffset.UnixEpoch;
        var camera = new CameraStatus("door", start);
        Assert.Null(camera.Trouble(start.AddSeconds(30)));

        camera.Failed("the file x.mp4 does not exist.");
        Assert.Equal("door: no fragment was acknowledged for 31 s. the file x.mp4 does not exist.", camera.Trouble(start.AddSeconds(31)));

        Assert.True(camera.Acknowledged(start.AddSeconds(31), persisted: true));
        Assert.False(camera.Acknowledged(start.AddSeconds(33), persisted: true));
        Assert.Null(camera.Trouble(start.AddSeconds(60)));
    }

    [Fact]
    public void Trouble_SourcePlayedToItsEnd_IsNone()
    {
        var camera = new CameraStatus("door", DateTimeOffset.UnixEpoch);
        camera.End();

        Assert.Null(camera.Trouble(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Next_ManyFailures_StaysUnderTheDoubledWaitAndSixteenSeconds()
    {
        var backoff = new Backoff(new AlwaysMost());

        Assert.Equal([1, 2, 4, 8, 16, 16], Enumerable.Range(0, 6).Select(_ => Math.Round(backoff.Next().TotalSeconds)));
        backoff.Reset();
        Assert.Equal(1, Math.Round(backoff.Next().TotalSeconds));
    }

    private sealed class AlwaysMost : Random
    {
        public override double NextDouble() => 0.999999;
    }
}
