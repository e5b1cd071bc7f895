using System.Text.Json;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>HLS in a browser: Chromium with hls.js, which <c>.ci/browser.sh</c> fetches.</summary>
public sealed partial class HlsBrowserTests
{
    private static readonly string Browser = Repository.File("artifacts", "browser");

    [Theory]
    [InlineData("FRAGMENTED_MP4", false)]
    [InlineData("FRAGMENTED_MP4", true)]
    [InlineData("MPEG_TS", false)]
    [InlineData("MPEG_TS", true)]
    public async Task OnDemand_PlayedByHlsJs_ToItsEnd(string container, bool reorderedWithSound)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Browser, "node_modules")), "hls.js is not here: .ci/browser.sh fetches it.");
        Assert.SkipUnless(File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium"), "Chromium is not installed: .ci/browser.sh does that.");
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
        var (exit, output, error) = await Tool.RunAsync("node", [script, Browser, session.Text("HLSStreamingSessionURL"), "60"]);

        Assert.True(exit == 0, error);
        using var played = JsonDocument.Parse(output);
        Assert.True(played.RootElement.GetProperty("outcome").GetString() == "ended", output);
        Assert.All(played.RootElement.GetProperty("errors").EnumerateArray(), told => Assert.Matches(Harmless(), told.GetString()));
        Assert.Equal((160, 120), (played.RootElement.GetProperty("width").GetInt32(), played.RootElement.GetProperty("height").GetInt32()));
        Assert.InRange(played.RootElement.GetProperty("duration").GetDouble(), 5.9, 6.2);
        Assert.InRange(played.RootElement.GetProperty("frames").GetInt32(), 50, 75); // of 60: a slow machine leaves some out, a seek decodes some again
    }

    /// <summary>
    /// A slow machine; and that reordered pictures begin with a hole as long as their decoding is ahead of them, over which hls.js seeks. It does
    /// so with what ffmpeg cuts for HLS, too.
    /// </summary>
    [GeneratedRegex(@"bufferStalled|bufferSeekOverHole.* from 0 to 0\.[0-3]")]
    private static partial Regex Harmless();
}
