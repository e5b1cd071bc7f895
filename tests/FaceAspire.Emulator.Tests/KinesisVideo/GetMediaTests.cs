using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class GetMediaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetMedia_Earliest_ADocumentPerFragmentWithTheServicesTags()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync([.. TestMedia.Header(), .. TestMedia.Cluster(0, new MkvTag("colour", "red"))]);
        video.Time.Advance(TimeSpan.FromSeconds(2.5));
        await video.PutAsync(TestMedia.Document(2));
        var numbers = (await video.FragmentsAsync()).Select(fragment => fragment.GetProperty("FragmentNumber").GetString()).ToArray();

        var events = MkvReader.Read(await video.GetMediaAsync(new { StartSelectorType = "EARLIEST" }));

        Assert.Equal(2, events.Count(met => met is MkvEvent.DocumentStarted));
        Assert.Equal([0, 0.5, 2, 2.5], events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame.Time.TotalSeconds));
        var tags = events.OfType<MkvEvent.TagsRead>().Select(met => met.Tags).ToList();
        Assert.Equal(
            [
                new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", numbers[0]!),
                new("AWS_KINESISVIDEO_SERVER_TIMESTAMP", "1767323045.000"),
                new("AWS_KINESISVIDEO_PRODUCER_TIMESTAMP", "1767323045.000"),
            ],
            tags[0]);
        Assert.Equal(
            [new("colour", "red"), new("AWS_KINESISVIDEO_MILLIS_BEHIND_NOW", "2500"), new("AWS_KINESISVIDEO_CONTINUATION_TOKEN", numbers[0]!)], tags[1]);
        Assert.Equal(
            [
                new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", numbers[1]!),
                new("AWS_KINESISVIDEO_SERVER_TIMESTAMP", "1767323047.500"),
                new("AWS_KINESISVIDEO_PRODUCER_TIMESTAMP", "1767323047.000"),
            ],
            tags[2]);
        Assert.Equal([new("AWS_KINESISVIDEO_MILLIS_BEHIND_NOW", "0"), new("AWS_KINESISVIDEO_CONTINUATION_TOKEN", numbers[1]!)], tags[3]);
        Assert.True(events.Index().First(met => met.Item is MkvEvent.TagsRead).Index < events.Index().First(met => met.Item is MkvEvent.ClusterStarted).Index);
    }

    [Fact]
    public async Task GetMedia_EachStartSelector_BeginsWhereItSays()
    {
        await using var video = await VideoFixture.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await video.PutAsync(TestMedia.Document(i * 10)); // by the producer's clock ten seconds apart, by the server's one
            video.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var second = (await video.FragmentsAsync())[1].GetProperty("FragmentNumber").GetString();

        async Task<IEnumerable<double>> FromAsync(object selector) => VideoFixture.Timecodes(await video.GetMediaAsync(selector));
        Assert.Equal([20], await FromAsync(new { StartSelectorType = "FRAGMENT_NUMBER", AfterFragmentNumber = second }));
        Assert.Equal([20], await FromAsync(new { StartSelectorType = "CONTINUATION_TOKEN", ContinuationToken = second }));
        Assert.Equal([10, 20], await FromAsync(new { StartSelectorType = "PRODUCER_TIMESTAMP", StartTimestamp = VideoFixture.Start + 10.5 })); // plays then
        Assert.Equal([20], await FromAsync(new { StartSelectorType = "PRODUCER_TIMESTAMP", StartTimestamp = VideoFixture.Start + 11.5 }));
        Assert.Equal([20], await FromAsync(new { StartSelectorType = "SERVER_TIMESTAMP", StartTimestamp = VideoFixture.Start + 2.5 }));
        Assert.Empty(await FromAsync(new { StartSelectorType = "NOW" }));
    }

    [Fact]
    public async Task GetMedia_Now_GivesWhatComesAndEndsWhenNothingDoes()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0));
        using var response = await video.GetMediaResponseAsync(new { StartSelectorType = "NOW" });

        await video.PutAsync(TestMedia.Document(2, 4));
        var media = await video.Time.AdvanceUntilAsync(FaceAspire.Emulator.KinesisVideo.GetMedia.Patience, response.Content.ReadAsByteArrayAsync(Token));

        Assert.Equal([2, 4], VideoFixture.Timecodes(media));
    }

    [Theory]
    [InlineData("SOON", null)]
    [InlineData("FRAGMENT_NUMBER", null)]
    [InlineData("FRAGMENT_NUMBER", "12")]
    [InlineData("CONTINUATION_TOKEN", null)]
    [InlineData("PRODUCER_TIMESTAMP", null)]
    [InlineData("SERVER_TIMESTAMP", null)]
    public async Task GetMedia_WrongSelector_InvalidArgument(string type, string? number)
    {
        await using var video = await VideoFixture.StartAsync();

        var answer = await video.Wire.PostAsync(
            "/getMedia", new { StreamName = "cam", StartSelector = new { StartSelectorType = type, AfterFragmentNumber = number } });

        Assert.Equal((400, "InvalidArgumentException"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task GetMedia_FourthAtATime_ConnectionLimitExceeded()
    {
        await using var video = await VideoFixture.StartAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
        {
            open.Add(await video.GetMediaResponseAsync(new { StartSelectorType = "NOW" }));
        }

        var fourth = await video.Wire.PostAsync("/getMedia", new { StreamName = "cam", StartSelector = new { StartSelectorType = "NOW" } });
        open.ForEach(response => response.Dispose());

        Assert.Equal((400, "ConnectionLimitExceededException"), (fourth.Status, fourth.Error));
        Assert.Equal(404, (await video.Wire.PostAsync("/getMedia", new { StreamName = "none", StartSelector = new { StartSelectorType = "NOW" } })).Status);
    }

    [Fact]
    public async Task GetMedia_FileOfFfmpeg_AcceptedByFfprobeAndMkvinfo()
    {
        await using var video = await VideoFixture.StartAsync();
        var acks = await video.PutAsync(await Clip.TestPictureAsync());
        Assert.Equal(["PERSISTED 0", "PERSISTED 2000", "PERSISTED 4000"], acks.Where(ack => ack.StartsWith("PERSISTED", StringComparison.Ordinal)));
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "got.mkv");

        await File.WriteAllBytesAsync(path, await video.GetMediaAsync(new { StartSelectorType = "EARLIEST" }), Token);

        var probed = await Tool.RunAsync(
            "ffprobe", ["-v", "fatal", "-count_frames", "-show_entries", "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0", path]);
        Assert.Equal((0, "h264,160,120,60"), (probed.ExitCode, probed.Output.Trim()));
        var info = await Tool.RunAsync("mkvinfo", [path]);
        Assert.Equal(0, info.ExitCode);
        Assert.Contains("V_MPEG4/ISO/AVC", info.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", info.Output, StringComparison.OrdinalIgnoreCase);
    }
}
