using System.Text.Json;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>UpdateImageGenerationConfiguration and DescribeImageGenerationConfiguration over the wire.</summary>
public sealed class ImageGenerationConfigurationTests
{
    [Fact]
    public async Task UpdateThenDescribe_AllMembers_AsTheyWereGivenUntilDeleted()
    {
        await using var images = await ImageFixture.StartAsync();
        var configuration = ImageFixture.Configuration(
            ("FormatConfig", new { JPEGQuality = "70" }), ("WidthPixels", 640), ("HeightPixels", 360), ("SamplingInterval", 200));

        var updated = await images.UpdateAsync(configuration);
        var described = await images.DescribeAsync();
        await images.UpdateAsync(null);
        var deleted = await images.DescribeAsync();

        Assert.Equal((200, "{}"), (updated.Status, updated.Body.GetRawText()));
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(configuration), described["ImageGenerationConfiguration"]));
        Assert.Equal((200, "{}"), (deleted.Status, deleted.Body.GetRawText()));
    }

    public static TheoryData<string, object?> Wrong => new()
    {
        { "SamplingInterval", 199 },
        { "SamplingInterval", null },
        { "Status", "ON" },
        { "ImageSelectorType", "LOCAL_TIMESTAMP" },
        { "Format", "GIF" },
        { "FormatConfig", new { JPEGQuality = "101" } },
        { "WidthPixels", 3841 },
        { "HeightPixels", 0 },
        { "DestinationConfig", null },
        { "DestinationConfig", new { Uri = "https://frames", DestinationRegion = "us-east-1" } },
        { "DestinationConfig", new { Uri = $"s3://frames/{new string('x', 250)}", DestinationRegion = "us-east-1" } },
        { "DestinationConfig", new { Uri = "s3://frames", DestinationRegion = "eu-west-1" } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Update_MemberOutOfItsRange_InvalidArgumentNamesItAndNothingChanges(string member, object? value)
    {
        await using var images = await ImageFixture.StartAsync();

        var answer = await images.UpdateAsync(ImageFixture.Configuration((member, value)));

        Assert.Equal((400, "InvalidArgumentException"), (answer.Status, answer.Error));
        Assert.Contains(member == "FormatConfig" ? "JPEGQuality" : member, answer.Body.GetProperty("Message").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("{}", (await images.DescribeAsync()).Body.GetRawText());
    }

    [Fact]
    public async Task Update_StreamThatKeepsNothing_NoDataRetention()
    {
        await using var images = await ImageFixture.StartAsync();
        await images.Video.CreateAsync("live", hours: 0);

        var kept = await images.UpdateAsync(ImageFixture.Configuration(), "live");
        var missing = await images.UpdateAsync(ImageFixture.Configuration(), "none");
        var described = await images.DescribeAsync("none");

        Assert.Equal((400, "NoDataRetentionException"), (kept.Status, kept.Error));
        Assert.Equal((404, "ResourceNotFoundException"), (missing.Status, missing.Error));
        Assert.Equal((404, "ResourceNotFoundException"), (described.Status, described.Error));
    }

    [Fact]
    public async Task Describe_StreamOfTheSameNameAsADeletedOne_HasNoneOfIt()
    {
        await using var images = await ImageFixture.StartAsync();
        await images.UpdateAsync(ImageFixture.Configuration());

        await images.Video.DeleteAsync("cam");
        await images.Video.CreateAsync("cam", hours: 2); // at the same millisecond, by this clock

        Assert.Equal("{}", (await images.DescribeAsync()).Body.GetRawText());
    }
}
