using System.Net.Http.Json;
using System.Text.Json;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class GetClipTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("h264")]
    [InlineData("hevc")]
    [InlineData("reordered")]
    public async Task GetClip_WholeVideo_PlainMp4WithEveryFrameAtItsTime(string kind)
    {
        await using var video = await VideoFixture.StartAsync();
        var source = await (kind switch { "h264" => Clip.TestPictureAsync(), "hevc" => Clip.HevcAsync(), _ => Clip.ReorderedWithSoundAsync() });
        source = kind == "reordered" ? Clip.CutAtKeyFrames(source) : source;
        Assert.DoesNotContain(await video.PutAsync(source), ack => ack.StartsWith("ERROR", StringComparison.Ordinal));

        var clip = await ClipAsync(video, 0, 60);

        Assert.Equal(await Probe.OfAsync(source, "mkv", path => Probe.TimesAsync(path)), await Probe.OfAsync(clip, "mp4", path => Probe.TimesAsync(path)));
        Assert.Equal(60, await Probe.OfAsync(clip, "mp4", Probe.DecodedAsync));
        Assert.Equal("ftypisom", System.Text.Encoding.ASCII.GetString(clip, 4, 8));
        if (kind == "reordered")
        {
            var (expected, sound) = (await Probe.OfAsync(source, "mkv", path => Probe.TimesAsync(path, 'a')), await Probe.OfAsync(clip, "mp4", path => Probe.TimesAsync(path, 'a')));
            Assert.Equal(expected.Length, sound.Length);
            Assert.All(expected.Zip(sound), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.002)); // Matroska's milliseconds
        }
    }

    [Fact]
    public async Task GetClip_FragmentsApart_TheGapIsInTheTimes()
    {
        await using var video = await VideoFixture.StartAsync();
        var source = await Clip.TestPictureAsync();
        await video.PutAsync(source);
        await video.PutAsync(Clip.Later(source, 20));
        await video.PutAsync(Clip.Later(source, 20)); // again: the same producer's time counts once

        var times = await Probe.OfAsync(await ClipAsync(video, 0, 60), "mp4", path => Probe.TimesAsync(path));

        Assert.Equal((120, 5.9, 20.0), (times.Length, times[59], times[60]));
    }

    [Theory]
    [InlineData(1, 4, new[] { 0.0, 2.0 })] // those that begin from 1 to 4: the second and the third
    [InlineData(0, 0.5, new[] { 0.0 })]
    public async Task GetClip_Span_FragmentsThatBeginInIt(double from, double to, double[] fragments)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.TestPictureAsync());

        var times = await Probe.OfAsync(await ClipAsync(video, from, to), "mp4", path => Probe.TimesAsync(path));

        Assert.Equal(fragments.SelectMany(start => Enumerable.Range(0, 20).Select(i => Math.Round(start + (i / 10.0), 3))), times);
    }

    [Fact]
    public async Task GetClip_ByTheServersClock_FragmentsOneAfterTheOther()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.TestPictureAsync()); // all at the same moment, by the server's clock
        video.Time.Advance(TimeSpan.FromMinutes(1));

        var times = await Probe.OfAsync(await ClipAsync(video, 0, 30, "SERVER_TIMESTAMP"), "mp4", path => Probe.TimesAsync(path));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => Math.Round(i / 10.0, 3)), times);
    }

    [Fact]
    public async Task GetClip_OverTheLimitOfFragments_TheFirstOnes()
    {
        await using var video = await VideoFixture.StartAsync(null, ("MaxClipFragments", "2"));
        await video.PutAsync(await Clip.TestPictureAsync());

        Assert.Equal(40, (await Probe.OfAsync(await ClipAsync(video, 0, 60), "mp4", path => Probe.TimesAsync(path))).Length);
    }

    [Fact]
    public async Task GetClip_ALawSound_IsInTheClipAndNotInHls()
    {
        await using var video = await VideoFixture.StartAsync();
        var source = Clip.CutAtKeyFrames(await Clip.WithALawAsync());
        Assert.DoesNotContain(await video.PutAsync(source), ack => ack.StartsWith("ERROR", StringComparison.Ordinal));

        var clip = await ClipAsync(video, 0, 60);
        var session = await video.Wire.PostAsync("/getHLSStreamingSessionURL", new { StreamName = "cam", PlaybackMode = "LIVE" });

        Assert.Equal(60, await Probe.OfAsync(clip, "mp4", Probe.DecodedAsync));
        Assert.Equal("pcm_alaw,8000,2", await Probe.OfAsync(clip, "mp4", Probe.SoundAsync));
        var (expected, sound) = (await Probe.OfAsync(source, "mkv", path => Probe.TimesAsync(path, 'a')), await Probe.OfAsync(clip, "mp4", path => Probe.TimesAsync(path, 'a')));
        Assert.Equal(expected.Length, sound.Length);
        Assert.All(expected.Zip(sound), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.002)); // Matroska's milliseconds
        Assert.Equal("UnsupportedStreamMediaTypeException", session.Error);
    }

    [Fact]
    public async Task GetClip_CodecPrivateDataChange_AwsErrorCode()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.TestPictureAsync());
        await video.PutAsync(Clip.Later(await Clip.OtherLevelAsync(), 6));

        var both = await video.Wire.PostAsync("/getClip", Request(0, 60));

        Assert.Equal((400, "InvalidCodecPrivateDataException"), (both.Status, both.Error));
        Assert.Equal(20, await Probe.OfAsync(await ClipAsync(video, 6, 60), "mp4", Probe.DecodedAsync)); // either alone
    }

    [Theory]
    [InlineData("PRODUCER_TIMESTAMP", 2, 2, "InvalidArgumentException")] // not later
    [InlineData("PRODUCER_TIMESTAMP", 0, 86_401, "InvalidArgumentException")] // over a day
    [InlineData("SERVER_TIMESTAMP", -5, 5, "InvalidArgumentException")] // to come
    [InlineData("NOW", 0, 2, "InvalidArgumentException")]
    [InlineData("PRODUCER_TIMESTAMP", 100, 200, "ResourceNotFoundException")] // nothing there
    public async Task GetClip_WrongSpan_AwsErrorCode(string clock, double from, double to, string code)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0));

        var answer = await video.Wire.PostAsync("/getClip", Request(from, to, clock));

        Assert.Equal((code == "ResourceNotFoundException" ? 404 : 400, code), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("V_VP8", "01", true, "UnsupportedStreamMediaTypeException")]
    [InlineData("V_MPEG4/ISO/AVC", "", true, "MissingCodecPrivateDataException")]
    [InlineData("V_MPEG4/ISO/AVC", "0142", true, "InvalidCodecPrivateDataException")]
    [InlineData("V_MPEG4/ISO/AVC", "0142C01EFFE1000367420A010001", true, "InvalidCodecPrivateDataException")] // a PPS that is cut off
    [InlineData("V_MPEGH/ISO/HEVC", "0142C01EFFE1000367420A0100016842", true, "InvalidCodecPrivateDataException")]
    [InlineData("V_MPEG4/ISO/AVC", "0142C01EFFE1000367420A01000168", true, "InvalidMediaFrameException")] // frames of three bytes are no NAL units
    [InlineData("V_MPEG4/ISO/AVC", "0142C01EFFE1000367420A01000168", false, "InvalidMediaFrameException")] // no key frame first
    public async Task GetClip_MediaThatCannotBePlayed_AwsErrorCode(string codec, string codecPrivate, bool key, string code)
    {
        await using var video = await VideoFixture.StartAsync();
        var track = TestMedia.Track() with { CodecId = codec, CodecPrivate = Convert.FromHexString(codecPrivate) };
        var frame = TestMedia.Frame(0, data: key ? new byte[] { 1, 2, 3 } : [0, 0, 0, 1, 0x65]) with { IsKey = key };
        await video.PutAsync(new Fragment(TimeSpan.Zero, [frame]).ToDocument([track]).ToArray());

        var clip = await video.Wire.PostAsync("/getClip", Request(0, 60));
        var session = await video.Wire.PostAsync("/getHLSStreamingSessionURL", new { StreamName = "cam", PlaybackMode = "LIVE" });

        Assert.Equal((400, code), (clip.Status, clip.Error));
        Assert.Equal(code == "InvalidMediaFrameException" ? null : code, session.Error);
    }

    [Fact]
    public async Task GetClip_StreamThatKeepsNothing_NoDataRetention()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.CreateAsync("live", hours: 0);

        var answer = await video.Wire.PostAsync("/getClip", new
        {
            StreamName = "live",
            ClipFragmentSelector = new { FragmentSelectorType = "SERVER_TIMESTAMP", TimestampRange = new { StartTimestamp = 0, EndTimestamp = 1 } },
        });

        Assert.Equal((400, "NoDataRetentionException"), (answer.Status, answer.Error));
    }

    private static object Request(double from, double to, string clock = "PRODUCER_TIMESTAMP") => new
    {
        StreamName = "cam",
        ClipFragmentSelector = new
        {
            FragmentSelectorType = clock,
            TimestampRange = new { StartTimestamp = VideoFixture.Start + from, EndTimestamp = VideoFixture.Start + to },
        },
    };

    private static async Task<byte[]> ClipAsync(VideoFixture video, double from, double to, string clock = "PRODUCER_TIMESTAMP")
    {
        using var response = await video.Wire.Http.PostAsync("/getClip", JsonContent.Create(Request(from, to, clock), options: JsonSerializerOptions.Default), Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("video/mp4", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync(Token);
    }
}
