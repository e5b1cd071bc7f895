namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class StreamTagsTests
{
    [Fact]
    public async Task Tags_GivenChangedAndTakenAway_ListedUnderBothNames()
    {
        await using var video = await VideoFixture.StartAsync();
        var arn = (await video.Wire.PostAsync("/createStream", new { StreamName = "gate", Tags = new { site = "north", owner = "ann" } })).Text("StreamARN");

        await video.Wire.PostAsync("/tagStream", new { StreamName = "gate", Tags = new { owner = "bob" } });
        await video.Wire.PostAsync("/TagResource", new { ResourceARN = arn, Tags = new[] { new { Key = "floor", Value = "1" } } });
        await video.Wire.PostAsync("/untagStream", new { StreamARN = arn, TagKeyList = new[] { "site" } });
        var byStream = await video.Wire.PostAsync("/listTagsForStream", new { StreamName = "gate" });
        await video.Wire.PostAsync("/UntagResource", new { ResourceARN = arn, TagKeyList = new[] { "owner" } });
        var byResource = await video.Wire.PostAsync("/ListTagsForResource", new { ResourceARN = arn });

        Assert.Equal("""{"owner":"bob","floor":"1"}""", byStream["Tags"].GetRawText());
        Assert.Equal("""{"floor":"1"}""", byResource["Tags"].GetRawText());
    }

    [Fact]
    public async Task Tags_StreamIsMadeAnew_NoneOfTheOldOnes()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.PostAsync("/tagStream", new { StreamName = "cam", Tags = new { a = "1" } });
        await video.DeleteAsync("cam");
        await video.CreateAsync("cam", 1);

        Assert.Equal("{}", (await video.Wire.PostAsync("/listTagsForStream", new { StreamName = "cam" }))["Tags"].GetRawText());
    }

    [Fact]
    public async Task Tags_OverALimit_AwsErrorCodeAndNothingIsChanged()
    {
        await using var video = await VideoFixture.StartAsync();
        async Task<string?> TagAsync(Dictionary<string, string> tags) => (await video.Wire.PostAsync("/tagStream", new { StreamName = "cam", Tags = tags })).Error;
        var fifty = Enumerable.Range(0, 50).ToDictionary(i => $"{i}", _ => "");

        Assert.Equal("InvalidArgumentException", await TagAsync([]));
        Assert.Equal("InvalidArgumentException", await TagAsync(new() { [""] = "v" }));
        Assert.Equal("InvalidArgumentException", await TagAsync(new() { [new string('k', 129)] = "v" }));
        Assert.Equal("InvalidArgumentException", await TagAsync(new() { ["k"] = new string('v', 257) }));
        Assert.Null(await TagAsync(fifty));
        Assert.Equal("TagsPerResourceExceededLimitException", await TagAsync(new() { ["one more"] = "" }));
        Assert.Equal("InvalidArgumentException", (await video.Wire.PostAsync("/createStream", new { StreamName = "new", Tags = Enumerable.Range(0, 51).ToDictionary(i => $"{i}", _ => "") })).Error);
        Assert.Equal("ResourceNotFoundException", (await video.Wire.PostAsync("/describeStream", new { StreamName = "new" })).Error);
        Assert.Equal("InvalidArgumentException", (await video.Wire.PostAsync("/untagStream", new { StreamName = "cam", TagKeyList = Array.Empty<string>() })).Error);
        Assert.Equal("ResourceNotFoundException", (await video.Wire.PostAsync("/listTagsForStream", new { StreamName = "none" })).Error);
    }

    [Fact]
    public async Task UpdateStream_DeviceOrMedia_ShownAndTheVersionChanges()
    {
        await using var video = await VideoFixture.StartAsync();
        var version = (await video.DescribeAsync("cam")).GetProperty("Version").GetString();

        Assert.Null((await video.Wire.PostAsync("/updateStream", new { StreamName = "cam", CurrentVersion = version, DeviceName = "north" })).Error);
        var again = await video.Wire.PostAsync("/updateStream", new { StreamName = "cam", CurrentVersion = version, DeviceName = "south" });
        var info = await video.DescribeAsync("cam");
        var wrong = await video.Wire.PostAsync("/updateStream", new { StreamName = "cam", CurrentVersion = info.GetProperty("Version").GetString(), DeviceName = "a/b" });

        Assert.Equal((400, "VersionMismatchException"), (again.Status, again.Error));
        Assert.Equal(("north", "video/h264"), (info.GetProperty("DeviceName").GetString(), info.GetProperty("MediaType").GetString()));
        Assert.Equal("InvalidArgumentException", wrong.Error);
    }
}
