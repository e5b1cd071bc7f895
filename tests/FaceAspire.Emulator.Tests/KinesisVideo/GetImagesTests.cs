using System.Text.Json;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class GetImagesTests
{
    [Theory]
    [InlineData("PRODUCER_TIMESTAMP")]
    [InlineData("SERVER_TIMESTAMP")]
    public async Task GetImages_EverySecond_PicturesOfTheVideosSizeAtTheirTimes(string clock)
    {
        await using var video = await FilledAsync();

        var images = await ImagesAsync(video, Request(0, 1.9, 1000) with { ImageSelectorType = clock });

        Assert.Equal([0, 1], images.Select(Time));
        Assert.All(images, image => Assert.Equal((160, 120), Size(image)));
        Assert.All(images, image => Assert.True(image.GetProperty("ImageContent").GetBytesFromBase64() is [0xFF, 0xD8, ..])); // JPEG
        Assert.NotEqual(images[0].GetProperty("ImageContent").GetString(), images[1].GetProperty("ImageContent").GetString());
    }

    [Fact]
    public async Task GetImages_BetweenFrames_TheFirstFrameFromThenOn()
    {
        await using var video = await FilledAsync();

        Assert.Equal([0.6, 2.6, 4.6], (await ImagesAsync(video, Request(0.55, 5, 2000))).Select(Time)); // out of three fragments
    }

    [Fact]
    public async Task GetImages_WhereThereIsNoVideo_NoMedia()
    {
        await using var video = await FilledAsync();

        var images = await ImagesAsync(video, Request(5, 9, 2000));

        Assert.Equal([5, 7, 9], images.Select(Time));
        Assert.Equal([null, "NO_MEDIA", "NO_MEDIA"], images.Select(image => image.TryGetProperty("Error", out var error) ? error.GetString() : null));
    }

    [Fact]
    public async Task GetImages_MediaThatIsNoPicture_MediaError()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.PutAsync(TestMedia.Document(0));

        var image = Assert.Single(await ImagesAsync(video, Request(0, 1, 3000)));

        Assert.Equal("MEDIA_ERROR", image.GetProperty("Error").GetString());
        Assert.False(image.TryGetProperty("ImageContent", out _));
    }

    [Theory]
    [InlineData(80, null, 80, 60)]
    [InlineData(null, 240, 320, 240)]
    [InlineData(100, 100, 100, 100)] // stretched
    public async Task GetImages_OtherSize_AsAskedFor(int? width, int? height, int expectedWidth, int expectedHeight)
    {
        await using var video = await FilledAsync();

        var image = Assert.Single(await ImagesAsync(video, Request(0, 1, 3000) with { WidthPixels = width, HeightPixels = height, Format = "PNG" }));

        Assert.Equal((expectedWidth, expectedHeight), Size(image));
        Assert.True(image.GetProperty("ImageContent").GetBytesFromBase64() is [0x89, (byte)'P', ..]);
    }

    [Fact]
    public async Task GetImages_LowQuality_IsSmaller()
    {
        await using var video = await FilledAsync();
        async Task<int> BytesAsync(string quality) => (await ImagesAsync(
            video, Request(0, 1, 3000) with { FormatConfig = new() { ["JPEGQuality"] = quality } }))[0].GetProperty("ImageContent").GetString()!.Length;

        Assert.True(await BytesAsync("5") < await BytesAsync("95"));
    }

    [Fact]
    public async Task GetImages_InPages_GoesOnWhereItStopped()
    {
        await using var video = await FilledAsync();

        var first = await video.Wire.PostAsync("/getImages", Request(0, 5.9, 1000) with { MaxResults = 4 });
        var second = await video.Wire.PostAsync("/getImages", Request(0, 5.9, 1000) with { MaxResults = 4, NextToken = first.Text("NextToken") });
        var large = await video.Wire.PostAsync("/getImages", Request(0, 5.9, 200) with { MaxResults = 100 });

        Assert.Equal([0, 1, 2, 3], Images(first).Select(Time));
        Assert.Equal([4, 5], Images(second).Select(Time));
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
        Assert.Equal(25, Images(large).Length); // a page holds no more, whatever is asked for
    }

    [Theory]
    [InlineData(nameof(ImagesRequest.SamplingInterval), 199)]
    [InlineData(nameof(ImagesRequest.WidthPixels), 3841)]
    [InlineData(nameof(ImagesRequest.HeightPixels), 0)]
    [InlineData(nameof(ImagesRequest.MaxResults), 101)]
    [InlineData(nameof(ImagesRequest.EndTimestamp), VideoFixture.Start + 300.001)]
    [InlineData(nameof(ImagesRequest.EndTimestamp), VideoFixture.Start)]
    [InlineData(nameof(ImagesRequest.Format), "GIF")]
    [InlineData(nameof(ImagesRequest.ImageSelectorType), "NOW")]
    [InlineData(nameof(ImagesRequest.NextToken), "token")]
    public async Task GetImages_OutOfRange_InvalidArgument(string member, object value)
    {
        await using var video = await VideoFixture.StartAsync();
        var request = JsonSerializer.SerializeToNode(Request(0, 1, 1000))!.AsObject();
        request[member] = JsonSerializer.SerializeToNode(value);

        var answer = await video.Wire.PostAsync("/getImages", request);

        Assert.Equal((400, "InvalidArgumentException"), (answer.Status, answer.Error));
        Assert.Contains(member, answer.Body.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<VideoFixture> FilledAsync()
    {
        var video = await VideoFixture.StartAsync();
        await video.PutAsync(await Clip.TestPictureAsync());
        return video;
    }

    private static ImagesRequest Request(double from, double to, int interval) =>
        new() { StartTimestamp = VideoFixture.Start + from, EndTimestamp = VideoFixture.Start + to, SamplingInterval = interval };

    private static async Task<JsonElement[]> ImagesAsync(VideoFixture video, ImagesRequest request) => Images(await video.Wire.PostAsync("/getImages", request));

    private static JsonElement[] Images(WireAnswer answer) => [.. answer["Images"].EnumerateArray()];

    private static double Time(JsonElement image) => Math.Round(image.GetProperty("TimeStamp").GetDouble() - VideoFixture.Start, 3);

    private static (int Width, int Height) Size(JsonElement image)
    {
        using var decoded = FaceImage.Decode(image.GetProperty("ImageContent").GetBytesFromBase64());
        return (decoded.Width, decoded.Height);
    }

    /// <summary>Members as the API spells them.</summary>
    private sealed record ImagesRequest
    {
        public string StreamName { get; init; } = "cam";

        public string ImageSelectorType { get; init; } = "PRODUCER_TIMESTAMP";

        public double StartTimestamp { get; init; }

        public double EndTimestamp { get; init; }

        public int SamplingInterval { get; init; }

        public string Format { get; init; } = "JPEG";

        public Dictionary<string, string>? FormatConfig { get; init; }

        public int? WidthPixels { get; init; }

        public int? HeightPixels { get; init; }

        public int? MaxResults { get; init; }

        public string? NextToken { get; init; }
    }
}
