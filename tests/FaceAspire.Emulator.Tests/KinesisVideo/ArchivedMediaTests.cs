using System.Text;
using System.Text.Json;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class ArchivedMediaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PRODUCER_TIMESTAMP", 1, 4, new[] { 2.0, 4.0 })] // what began before is not listed
    [InlineData("PRODUCER_TIMESTAMP", 0, 0, new[] { 0.0 })]
    [InlineData("PRODUCER_TIMESTAMP", 7, 9, new double[0])]
    [InlineData("SERVER_TIMESTAMP", 0, 1, new[] { 0.0, 2.0, 4.0, 6.0 })]
    public async Task ListFragments_Span_ThoseThatBeginInIt(string clock, double from, double to, double[] expected)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0, 2, 4, 6));

        var answer = await video.Wire.PostAsync("/listFragments", Request(clock, from, to));

        Assert.Equal(expected, ProducerTimes(answer));
        Assert.All(answer["Fragments"].EnumerateArray(), fragment => Assert.True(fragment.GetProperty("FragmentSizeInBytes").GetInt64() > 100));
    }

    [Fact]
    public async Task ListFragments_InPages_TokenAloneGoesOnWithTheSameSpan()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0, 2, 4, 6, 8));

        var first = await video.Wire.PostAsync("/listFragments", Request("PRODUCER_TIMESTAMP", 2, 6, maxResults: 2));
        var second = await video.Wire.PostAsync("/listFragments", new { StreamName = "cam", MaxResults = 2, NextToken = first.Text("NextToken") });

        Assert.Equal([2, 4], ProducerTimes(first));
        Assert.Equal([6], ProducerTimes(second));
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
    }

    [Theory]
    [InlineData("PRODUCER_TIMESTAMP", 4, 2, null, null)]
    [InlineData("LOCAL_TIMESTAMP", 2, 4, null, null)]
    [InlineData("PRODUCER_TIMESTAMP", 2, 4, 0, null)]
    [InlineData("PRODUCER_TIMESTAMP", 2, 4, 1001, null)]
    [InlineData("PRODUCER_TIMESTAMP", 2, 4, null, "token")]
    public async Task ListFragments_WrongInput_InvalidArgument(string clock, double from, double to, int? maxResults, string? token)
    {
        await using var video = await VideoFixture.StartAsync();

        var answer = await video.Wire.PostAsync("/listFragments", Request(clock, from, to, maxResults, token));

        Assert.Equal((400, "InvalidArgumentException"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("/listFragments")]
    [InlineData("/getImages")]
    [InlineData("/getMediaForFragmentList")]
    public async Task AnyCall_StreamThatKeepsNothing_NoDataRetention(string path)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.CreateAsync("live", hours: 0);

        var kept = await video.Wire.PostAsync(path, Request("live"));
        var missing = await video.Wire.PostAsync(path, Request("none"));

        static object Request(string stream) => new
        {
            StreamName = stream,
            ImageSelectorType = "SERVER_TIMESTAMP",
            StartTimestamp = 0,
            EndTimestamp = 1,
            Format = "JPEG",
            Fragments = new[] { "1" },
        };
        Assert.Equal((400, "NoDataRetentionException"), (kept.Status, kept.Error));
        Assert.Equal((404, "ResourceNotFoundException"), (missing.Status, missing.Error));
    }

    [Fact]
    public async Task ListFragments_OverRetention_NotSeenThenDeletedFromDisk()
    {
        using var folder = new TemporaryFolder();
        await using var video = await VideoFixture.StartAsync(folder);
        await video.PutAsync(TestMedia.Document(0));
        video.Time.Advance(TimeSpan.FromHours(1));
        await video.PutAsync(TestMedia.Document(3600));

        video.Time.Advance(TimeSpan.FromHours(1.5));
        var seen = ProducerTimes(await video.Wire.PostAsync("/listFragments", new { StreamName = "cam" }));
        await video.PutAsync(TestMedia.Document(9000));

        Assert.Equal([3600], seen);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Path, "video"), "*.mkv", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("Producer/0/1")]
    [InlineData("7/0/1/0")]
    [InlineData("Producer/0/99999999999999999/0")]
    [InlineData("Producer/0/1/-1")]
    public async Task ListFragments_TokenOfNoList_Refused(string token)
    {
        await using var video = await VideoFixture.StartAsync();

        var answer = await video.Wire.PostAsync("/listFragments", new { StreamName = "cam", NextToken = Convert.ToBase64String(Encoding.UTF8.GetBytes(token)) });

        Assert.Equal("InvalidArgumentException", answer.Error);
    }

    [Fact]
    public async Task GetMediaForFragmentList_ByNumber_InThatOrderWithTheirTags()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0, 2, 4));
        var numbers = (await video.FragmentsAsync()).Select(fragment => fragment.GetProperty("FragmentNumber").GetString()!).ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/getMediaForFragmentList")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { StreamName = "cam", Fragments = new[] { numbers[2], numbers[0] } })),
        };

        using var response = await video.Wire.Http.SendAsync(request, Token);
        var media = await response.Content.ReadAsByteArrayAsync(Token);
        var unknown = await video.Wire.PostAsync("/getMediaForFragmentList", new { StreamName = "cam", Fragments = new[] { numbers[0], "12" } });

        Assert.Equal([4, 0], VideoFixture.Timecodes(media));
        Assert.Equal(
            [new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", numbers[2]), new("AWS_KINESISVIDEO_SERVER_SIDE_TIMESTAMP", "1767323045.000"), new("AWS_KINESISVIDEO_PRODUCER_SIDE_TIMESTAMP", "1767323049.000")],
            MkvReader.Read(media).OfType<MkvEvent.TagsRead>().First().Tags);
        Assert.Equal((404, "ResourceNotFoundException"), (unknown.Status, unknown.Error));
    }

    private static object Request(string clock, double from, double to, int? maxResults = null, string? token = null) => new
    {
        StreamName = "cam",
        MaxResults = maxResults,
        NextToken = token,
        FragmentSelector = new
        {
            FragmentSelectorType = clock,
            TimestampRange = new { StartTimestamp = VideoFixture.Start + from, EndTimestamp = VideoFixture.Start + to },
        },
    };

    private static IEnumerable<double> ProducerTimes(WireAnswer answer) =>
        answer["Fragments"].EnumerateArray().Select(fragment => fragment.GetProperty("ProducerTimestamp").GetDouble() - VideoFixture.Start);
}
