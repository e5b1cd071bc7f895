using System.Diagnostics;

namespace FaceAspire.Producer.Tests;

/// <summary>A network camera with a password.</summary>
public sealed class RtspTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_CameraWithAPassword_IsPlayedAgainAfterItHungUpAndThePasswordIsOnNoCommandLine()
    {
        using var folder = new TemporaryFolder();
        var video = folder.File("camera.h264");
        await Clip.RunAsync(
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=duration=8:size=320x240:rate=25", "-c:v", "libx264", "-pix_fmt", "yuv420p",
            "-g", "25", "-bf", "0", "-x264-params", "repeat-headers=1:slices=1", "-f", "h264", video);
        await using var camera = new RtspCamera(await File.ReadAllBytesAsync(video, Cancelled));
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__gate__Source", camera.Address));

        Assert.DoesNotContain("s3cret", await producer.SaysAsync("playing rtsp://127.0.0.1"), StringComparison.Ordinal);
        Assert.All(await aws.ArrivedAsync("gate", 3), fragment => Assert.Equal(50, fragment.Frames));
        var ffmpeg = Assert.Single(producer.Children());
        Assert.Equal("ffmpeg", ffmpeg.ProcessName);
        Assert.DoesNotContain("s3cret", CommandLine(ffmpeg), StringComparison.Ordinal);
        Assert.Contains("pipe:0", CommandLine(ffmpeg), StringComparison.Ordinal);

        var plays = camera.Plays;
        camera.HangUp();

        Assert.DoesNotContain("s3cret", await producer.SaysAsync("Trying again"), StringComparison.Ordinal);
        await aws.ArrivedAsync("gate", 3);
        Assert.True(camera.Plays > plays);
    }

    private static string CommandLine(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").Replace('\0', ' ');
}
