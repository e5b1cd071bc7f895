using System.Text.Json;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>HLS in a browser: Chromium with hls.js. <c>npm install hls.js playwright-core</c> in any folder, and name it in FACEASPIRE_HLS_JS.</summary>
public sealed class HlsBrowserTests
{
    [Theory]
    [InlineData("FRAGMENTED_MP4", false)]
    [InlineData("FRAGMENTED_MP4", true)]
    [InlineData("MPEG_TS", false)]
    [InlineData("MPEG_TS", true)]
    public async Task OnDemand_PlayedByHlsJs_ToItsEnd(string container, bool reorderedWithSound)
    {
        var folder = Environment.GetEnvironmentVariable("FACEASPIRE_HLS_JS");
        Assert.SkipUnless(Directory.Exists(folder), "FACEASPIRE_HLS_JS names no folder with hls.js and playwright-core (npm install hls.js playwright-core).");
        Assert.SkipUnless(File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium"), "Chromium is not installed.");
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(reorderedWithSound ? Clip.CutAtKeyFrames(await Clip.ReorderedWithSoundAsync()) : await Clip.TestPictureAsync());
        var session = await video.Wire.PostAsync("/getHLSStreamingSessionURL", new
        {
            StreamName = "cam",
            PlaybackMode = "ON_DEMAND",
            ContainerFormat = container,
            HLSFragmentSelector = new
            {
                FragmentSelectorType = "PRODUCER_TIMESTAMP",
                TimestampRange = new { StartTimestamp = VideoFixture.Start, EndTimestamp = VideoFixture.Start + 60 },
            },
        });

        var script = Repository.File("tests", "FaceAspire.Emulator.Tests", "KinesisVideo", "hls-playback.mjs");
        var (exit, output, error) = await Tool.RunAsync("node", [script, folder!, session.Text("HLSStreamingSessionURL"), "60"]);

        Assert.True(exit == 0, error);
        using var played = JsonDocument.Parse(output);
        Assert.True(played.RootElement.GetProperty("outcome").GetString() == "ended", output);
        Assert.DoesNotContain(
            played.RootElement.GetProperty("errors").EnumerateArray(), told => !told.GetString()!.Contains("bufferStalled", StringComparison.Ordinal)); // a slow machine
        Assert.Equal((160, 120), (played.RootElement.GetProperty("width").GetInt32(), played.RootElement.GetProperty("height").GetInt32()));
        Assert.InRange(played.RootElement.GetProperty("duration").GetDouble(), 5.9, 6.2);
        Assert.InRange(played.RootElement.GetProperty("frames").GetInt32(), 50, 60);
    }
}
