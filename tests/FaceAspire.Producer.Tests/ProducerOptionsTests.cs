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
    public void Trouble_NothingAcknowledgedForThirtySeconds_SaysSoAndWhy()
    {
        var start = DateTimeOffset.UnixEpoch;
        var camera = new CameraStatus("door", start);
        Assert.Null(camera.Trouble(start.AddSeconds(30)));

        camera.Failed("the file x.mp4 does not exist.");
        Assert.Equal("door: no fragment was acknowledged for 31 s. the file x.mp4 does not exist.", camera.Trouble(start.AddSeconds(31)));

        camera.Plays();
        Assert.Equal("door: no fragment was acknowledged for 31 s.", camera.Trouble(start.AddSeconds(31)));
    }

    [Fact]
    public void Trouble_SourcePlayedToItsEnd_IsNone()
    {
        var camera = new CameraStatus("door", DateTimeOffset.UnixEpoch);
        camera.End();

        Assert.Null(camera.Trouble(DateTimeOffset.MaxValue));
    }
}
