using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class HlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("FRAGMENTED_MP4", "h264")]
    [InlineData("FRAGMENTED_MP4", "hevc")]
    [InlineData("FRAGMENTED_MP4", "reordered")]
    [InlineData("MPEG_TS", "h264")]
    [InlineData("MPEG_TS", "hevc")]
    [InlineData("MPEG_TS", "reordered")]
    public async Task OnDemand_PlayedByFfmpeg_EveryFrameAtItsTime(string container, string kind)
    {
        await using var video = await VideoFixture.StartAsync();
        var source = await (kind switch { "h264" => Clip.TestPictureAsync(), "hevc" => Clip.HevcAsync(), _ => Clip.ReorderedWithSoundAsync() });
        source = kind == "reordered" ? Clip.CutAtKeyFrames(source) : source;
        Assert.DoesNotContain(await video.PutAsync(source), ack => ack.StartsWith("ERROR", StringComparison.Ordinal));

        var url = await OpenAsync(video, OnDemand(0, 60) with { ContainerFormat = container });

        Assert.Equal(await Probe.OfAsync(source, "mkv", path => Probe.TimesAsync(path)), await Probe.TimesAsync(url));
        Assert.Equal(60, await Probe.DecodedAsync(url));
        if (kind == "reordered")
        {
            Assert.Equal((await Probe.OfAsync(source, "mkv", path => Probe.TimesAsync(path, 'a'))).Length, (await Probe.TimesAsync(url, 'a')).Length);
        }
    }

    [Fact]
    public async Task OnDemand_Playlists_AsTheServiceWritesThem()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.TestPictureAsync());
        var numbers = (await video.FragmentsAsync()).Select(fragment => fragment.GetProperty("FragmentNumber").GetString()!).ToArray();

        var url = await OpenAsync(video, OnDemand(0, 2) with { DisplayFragmentTimestamp = "ALWAYS" });
        var master = await TextAsync(video, url);
        var media = await TextAsync(video, Relative(url, master.Split('\n')[3]));

        var token = url.Split('=')[1];
        Assert.Matches($"^{video.Emulator.Endpoint}hls/v1/getHLSMasterPlaylist.m3u8\\?SessionToken=[A-Za-z0-9]+$", url);
        Assert.Matches(
            $"""^#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-STREAM-INF:BANDWIDTH=\d+,CODECS="avc1\.[0-9A-F]{"{6}"}",RESOLUTION=160x120\ngetHLSMediaPlaylist\.m3u8\?SessionToken={token}&TrackNumber=1\n$""",
            master);
        Assert.Equal(
            $"""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="getMP4InitFragment.mp4?SessionToken={token}&TrackNumber=1&SequenceNumber=0"
            #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.000Z
            #EXTINF:2,
            getMP4MediaFragment.mp4?FragmentNumber={numbers[0]}&SessionToken={token}&TrackNumber=1
            #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:07.000Z
            #EXTINF:2,
            getMP4MediaFragment.mp4?FragmentNumber={numbers[1]}&SessionToken={token}&TrackNumber=1
            #EXT-X-ENDLIST

            """.ReplaceLineEndings("\n"),
            media);
    }

    [Fact]
    public async Task Live_FragmentsCome_PlaylistMovesOnAndCountsWhatHasLeftIt()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0, 6); // three of them
        var url = await OpenAsync(video, new() { PlaybackMode = "LIVE", MaxMediaPlaylistFragmentResults = 2 });
        var first = await MediaAsync(video, url);
        await PutAtAsync(video, 6, 6);
        var second = await MediaAsync(video, url);

        Assert.Equal((1, 2, 2), (Sequence(first) + 1, Fragments(first).Length, Count(first, "#EXT-X-DISCONTINUITY\n"))); // ALWAYS is the default by the server's clock
        Assert.Equal(3, Sequence(second));
        Assert.Contains("#EXT-X-DISCONTINUITY-SEQUENCE:3\n", second, StringComparison.Ordinal);
        Assert.DoesNotContain("ENDLIST", second, StringComparison.Ordinal);
        Assert.Empty(Fragments(first).Intersect(Fragments(second)));
        Assert.Equal(200, (int)(await video.Wire.Http.GetAsync(Relative(url, Fragments(first)[0]), Token)).StatusCode); // a player may be behind
    }

    [Fact]
    public async Task LiveReplay_TimePasses_AFragmentIsAddedWhenItsTimeIsOver()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0, 6);
        var url = await OpenAsync(video, OnDemand(0, 4) with { PlaybackMode = "LIVE_REPLAY", MaxMediaPlaylistFragmentResults = 1 });

        var begin = Fragments(await MediaAsync(video, url));
        video.Time.Advance(TimeSpan.FromSeconds(1.9));
        var same = Fragments(await MediaAsync(video, url));
        video.Time.Advance(TimeSpan.FromSeconds(0.1));
        var next = await MediaAsync(video, url);
        video.Time.Advance(TimeSpan.FromSeconds(2.1));
        var last = await MediaAsync(video, url);

        Assert.Equal(begin, same);
        Assert.Equal((1, 2), (Sequence(next), Sequence(last)));
        Assert.DoesNotContain("ENDLIST", next, StringComparison.Ordinal);
        Assert.Contains("ENDLIST", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALWAYS", 4)]
    [InlineData("NEVER", 0)]
    [InlineData("ON_DISCONTINUITY", 1)]
    public async Task OnDemand_GapBetweenFragments_DiscontinuityAsAskedFor(string mode, int expected)
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0, 6);
        await video.PutAsync(Clip.Later(await Clip.TestPictureAsync(), 10));

        var url = await OpenAsync(video, OnDemand(0, 10) with { DiscontinuityMode = mode });

        Assert.Equal(expected, Count(await MediaAsync(video, url), "#EXT-X-DISCONTINUITY\n"));
        Assert.Equal(10, (await Probe.TimesAsync(await OpenAsync(video, OnDemand(0, 10) with { DiscontinuityMode = "NEVER" })))[60]);
    }

    [Fact]
    public async Task OnDemand_ResolutionChanges_AnotherInitialisationBehindADiscontinuity()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0, 6);
        await video.PutAsync(Clip.Later(await Clip.SmallAsync(), 6));

        var url = await OpenAsync(video, OnDemand(0, 60));
        var media = await MediaAsync(video, url);

        Assert.Equal((2, 1), (Count(media, "#EXT-X-MAP"), Count(media, "#EXT-X-DISCONTINUITY\n")));
        byte[] initialisation = [];
        var decoded = new List<int>();
        foreach (var address in Regex.Matches(media, "getMP4[^\"\n]*").Select(match => match.Value)) // ffmpeg does not follow such a change by itself
        {
            var bytes = await video.Wire.Http.GetByteArrayAsync(Relative(url, address), Token);
            if (address.StartsWith("getMP4Init", StringComparison.Ordinal))
            {
                initialisation = bytes;
            }
            else
            {
                decoded.Add(await Probe.OfAsync([.. initialisation, .. bytes], "mp4", Probe.DecodedAsync));
            }
        }

        Assert.Equal([20, 20, 20, 20], decoded);
    }

    [Fact]
    public async Task OnDemand_SameTimeTwice_TheNewestIsPlayed()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.SmallAsync());
        await video.PutAsync(await Clip.SmallAsync());

        var fragment = Assert.Single(Fragments(await MediaAsync(video, await OpenAsync(video, OnDemand(0, 60)))));

        Assert.Contains((await video.FragmentsAsync())[1].GetProperty("FragmentNumber").GetString()!, fragment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_Expired_NotAuthorized()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0);
        var url = await OpenAsync(video, OnDemand(0, 60) with { Expires = 400 });
        var fragment = Relative(url, Fragments(await MediaAsync(video, url))[0]);

        video.Time.Advance(TimeSpan.FromSeconds(399));
        Assert.Equal(200, (int)(await video.Wire.Http.GetAsync(fragment, Token)).StatusCode);
        video.Time.Advance(TimeSpan.FromSeconds(1));

        foreach (var expired in (string[])[url, fragment, url.Replace("SessionToken=", "SessionToken=x", StringComparison.Ordinal)])
        {
            using var response = await video.Wire.Http.GetAsync(expired, Token);
            Assert.Equal((403, "NotAuthorizedException"), ((int)response.StatusCode, response.Headers.GetValues("x-amzn-ErrorType").Single()));
        }
    }

    [Theory]
    [InlineData("getMP4MediaFragment.mp4?FragmentNumber=1&TrackNumber=1", 404)]
    [InlineData("getMP4InitFragment.mp4?TrackNumber=2&SequenceNumber=0", 400)]
    [InlineData("getMP4InitFragment.mp4?TrackNumber=1&SequenceNumber=7", 400)]
    [InlineData("getHLSMediaPlaylist.m3u8?TrackNumber=x", 400)]
    public async Task Session_AskedForWhatItHasNot_AwsError(string path, int status)
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0);
        var url = await OpenAsync(video, OnDemand(0, 60));

        using var response = await video.Wire.Http.GetAsync(Relative(url, $"{path}&SessionToken={url.Split('=')[1]}"), Token);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Session_AnyOrigin_MayPlay()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0);

        using var response = await video.Wire.Http.GetAsync(await OpenAsync(video, OnDemand(0, 60)), Token);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("application/x-mpegURL", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Live_NothingForHalfAMinute_ResourceNotFound()
    {
        await using var video = await VideoFixture.StartAsync();
        await PutAtAsync(video, 0);
        video.Time.Advance(TimeSpan.FromSeconds(30));

        var live = await video.Wire.PostAsync("/getHLSStreamingSessionURL", new HlsRequest { PlaybackMode = "LIVE" }.Json());
        var later = await video.Wire.PostAsync("/getHLSStreamingSessionURL", OnDemand(100, 200).Json());

        Assert.Equal((404, "ResourceNotFoundException"), (live.Status, live.Error));
        Assert.Equal((404, "ResourceNotFoundException"), (later.Status, later.Error));
    }

    [Theory]
    [InlineData("PlaybackMode", "NOW")]
    [InlineData("ContainerFormat", "AVI")]
    [InlineData("DiscontinuityMode", "SOMETIMES")]
    [InlineData("DisplayFragmentTimestamp", "YES")]
    [InlineData("Expires", 299)]
    [InlineData("Expires", 43_201)]
    [InlineData("MaxMediaPlaylistFragmentResults", 0)]
    [InlineData("MaxMediaPlaylistFragmentResults", 5001)]
    [InlineData("HLSFragmentSelector", null)] // which on demand needs
    public async Task Open_WrongInput_InvalidArgumentNamingTheMember(string member, object? value)
    {
        await using var video = await VideoFixture.StartAsync();
        var request = OnDemand(0, 60).Json();
        request[member] = value;

        var answer = await video.Wire.PostAsync("/getHLSStreamingSessionURL", request);

        Assert.Equal((400, "InvalidArgumentException"), (answer.Status, answer.Error));
        Assert.Contains(member, answer.Body.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Open_LiveWithASpan_InvalidArgument()
    {
        await using var video = await VideoFixture.StartAsync();

        Assert.Equal("InvalidArgumentException", (await video.Wire.PostAsync("/getHLSStreamingSessionURL", (OnDemand(0, 60) with { PlaybackMode = "LIVE" }).Json())).Error);
    }

    private static async Task PutAtAsync(VideoFixture video, int seconds, int length = 2)
    {
        var source = length == 2 ? await Clip.SmallAsync() : await Clip.TestPictureAsync();
        await video.PutAsync(seconds == 0 ? source : Clip.Later(source, seconds));
        video.Time.Advance(TimeSpan.FromSeconds(length));
    }

    private static HlsRequest OnDemand(double from, double to) => new()
    {
        PlaybackMode = "ON_DEMAND",
        HLSFragmentSelector = new
        {
            FragmentSelectorType = "PRODUCER_TIMESTAMP",
            TimestampRange = new { StartTimestamp = VideoFixture.Start + from, EndTimestamp = VideoFixture.Start + to },
        },
    };

    private static async Task<string> OpenAsync(VideoFixture video, HlsRequest request) =>
        (await video.Wire.PostAsync("/getHLSStreamingSessionURL", request.Json())).Text("HLSStreamingSessionURL");

    private static Task<string> TextAsync(VideoFixture video, string url) => video.Wire.Http.GetStringAsync(url, Token);

    private static async Task<string> MediaAsync(VideoFixture video, string master) =>
        await TextAsync(video, Relative(master, (await TextAsync(video, master)).Split('\n').Last(line => line.StartsWith("getHLS", StringComparison.Ordinal))));

    private static string Relative(string url, string path) => new Uri(new Uri(url), path).ToString();

    private static string[] Fragments(string playlist) => [.. playlist.Split('\n').Where(line => line.StartsWith("getMP4MediaFragment", StringComparison.Ordinal))];

    private static int Sequence(string playlist) => int.Parse(Regex.Match(playlist, @"MEDIA-SEQUENCE:(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static int Count(string playlist, string tag) => Regex.Count(playlist, Regex.Escape(tag));

    /// <summary>Members as the API spells them.</summary>
    private sealed record HlsRequest
    {
        public string PlaybackMode { get; init; } = "LIVE";

        public object? HLSFragmentSelector { get; init; }

        public string? ContainerFormat { get; init; }

        public string? DiscontinuityMode { get; init; }

        public string? DisplayFragmentTimestamp { get; init; }

        public int? Expires { get; init; }

        public int? MaxMediaPlaylistFragmentResults { get; init; }

        public Dictionary<string, object?> Json() => new()
        {
            ["StreamName"] = "cam",
            [nameof(PlaybackMode)] = PlaybackMode,
            [nameof(HLSFragmentSelector)] = HLSFragmentSelector,
            [nameof(ContainerFormat)] = ContainerFormat,
            [nameof(DiscontinuityMode)] = DiscontinuityMode,
            [nameof(DisplayFragmentTimestamp)] = DisplayFragmentTimestamp,
            [nameof(Expires)] = Expires,
            [nameof(MaxMediaPlaylistFragmentResults)] = MaxMediaPlaylistFragmentResults,
        };
    }
}
