using System.Text.Json;
using Amazon.KinesisVideo;
using Amazon.KinesisVideo.Model;
using Amazon.Runtime;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class VideoStreamTests
{
    [Fact]
    public async Task CreateStream_AllSettings_Described()
    {
        await using var video = await VideoFixture.StartAsync();

        var created = await video.Wire.PostAsync(
            "/createStream", new { StreamName = "gate", DataRetentionInHours = 5, MediaType = "video/h264,audio/aac", DeviceName = "north" });
        var info = (await video.Wire.PostAsync("/describeStream", new { StreamARN = created.Text("StreamARN") }))["StreamInfo"];

        Assert.Equal("arn:aws:kinesisvideo:us-east-1:000000000000:stream/gate/1767323045000", created.Text("StreamARN"));
        Assert.Equal(
            ("gate", "ACTIVE", 5, "video/h264,audio/aac", "north", VideoFixture.Start),
            (info.GetProperty("StreamName").GetString(), info.GetProperty("Status").GetString(), info.GetProperty("DataRetentionInHours").GetInt32(),
                info.GetProperty("MediaType").GetString(), info.GetProperty("DeviceName").GetString(), info.GetProperty("CreationTime").GetDouble()));
        Assert.Matches("^[a-zA-Z0-9]{1,64}$", info.GetProperty("Version").GetString());
    }

    [Theory]
    [InlineData("cam", 0, null, 400, "ResourceInUseException")]
    [InlineData("a/b", 0, null, 400, "InvalidArgumentException")]
    [InlineData("new\n", 0, null, 400, "InvalidArgumentException")]
    [InlineData("new", -1, null, 400, "InvalidArgumentException")]
    [InlineData("new", 87_601, null, 400, "InvalidArgumentException")]
    [InlineData("new", 0, "video", 400, "InvalidArgumentException")]
    public async Task CreateStream_WrongInput_AwsErrorCode(string name, int hours, string? type, int status, string code)
    {
        await using var video = await VideoFixture.StartAsync();

        var answer = await video.Wire.PostAsync("/createStream", new { StreamName = name, DataRetentionInHours = hours, MediaType = type });

        Assert.Equal((status, code), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task ListStreams_PrefixAndPages_EachOnce()
    {
        await using var video = await VideoFixture.StartAsync();
        foreach (var name in (string[])["door-2", "door-1", "gate", "door_3"])
        {
            await video.CreateAsync(name, 0);
        }

        var doors = new { ComparisonOperator = "BEGINS_WITH", ComparisonValue = "door" };
        var first = await video.Wire.PostAsync("/listStreams", new { MaxResults = 2, StreamNameCondition = doors });
        var second = await video.Wire.PostAsync("/listStreams", new { MaxResults = 2, StreamNameCondition = doors, NextToken = first.Text("NextToken") });

        Assert.Equal(["door-1", "door-2", "door_3"], Names(first).Concat(Names(second)));
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
        Assert.Equal("InvalidArgumentException", (await video.Wire.PostAsync("/listStreams", new { MaxResults = 0 })).Error);
        Assert.Equal("InvalidArgumentException", (await video.Wire.PostAsync("/listStreams", new { NextToken = "?" })).Error);
    }

    [Fact]
    public async Task DeleteStream_ThenSameNameAgain_OldArnNamesNothing()
    {
        await using var video = await VideoFixture.StartAsync();
        var info = await video.DescribeAsync("cam");
        var arn = info.GetProperty("StreamARN").GetString();
        await video.PutAsync(TestMedia.Document(0));

        var wrong = await video.Wire.PostAsync("/deleteStream", new { StreamARN = arn, CurrentVersion = "other" });
        var right = await video.Wire.PostAsync("/deleteStream", new { StreamARN = arn, CurrentVersion = info.GetProperty("Version").GetString() });
        video.Time.Advance(TimeSpan.FromMilliseconds(1));
        await video.CreateAsync("cam", 2);

        Assert.Equal((400, "VersionMismatchException"), (wrong.Status, wrong.Error));
        Assert.Equal(200, right.Status);
        var old = await video.Wire.PostAsync("/describeStream", new { StreamARN = arn });
        Assert.Equal((404, "ResourceNotFoundException"), (old.Status, old.Error));
        Assert.Empty(await video.FragmentsAsync());
    }

    [Theory]
    [InlineData("INCREASE_DATA_RETENTION", 3, null, 5)]
    [InlineData("DECREASE_DATA_RETENTION", 2, null, 0)]
    [InlineData("DECREASE_DATA_RETENTION", 3, "InvalidArgumentException", 2)]
    [InlineData("INCREASE_DATA_RETENTION", 0, "InvalidArgumentException", 2)]
    [InlineData("SET", 3, "InvalidArgumentException", 2)]
    public async Task UpdateDataRetention_OneWay_Described(string operation, int change, string? code, int hours)
    {
        await using var video = await VideoFixture.StartAsync();
        var version = (await video.DescribeAsync("cam")).GetProperty("Version").GetString();
        var request = new { StreamName = "cam", CurrentVersion = version, Operation = operation, DataRetentionChangeInHours = change };

        var answer = await video.Wire.PostAsync("/updateDataRetention", request);

        Assert.Equal(code, answer.Error);
        Assert.Equal(hours, (await video.DescribeAsync("cam")).GetProperty("DataRetentionInHours").GetInt32());
        Assert.Equal(code ?? "VersionMismatchException", (await video.Wire.PostAsync("/updateDataRetention", request)).Error);
    }

    [Fact]
    public async Task GetDataEndpoint_OwnClient_IsTheAddressThatWasCalled()
    {
        await using var video = await VideoFixture.StartAsync();
        using var client = new AmazonKinesisVideoClient(
            new() { Credentials = new BasicAWSCredentials("test", "test"), Region = "us-east-1", Endpoint = video.Emulator.Endpoint });

        var endpoint = await client.GetDataEndpointAsync(new GetDataEndpointRequest { StreamName = "cam", APIName = "PUT_MEDIA" }, VideoFixture.Token);
        var unknown = await Assert.ThrowsAsync<AmazonKinesisVideoException>(() =>
            client.GetDataEndpointAsync(new GetDataEndpointRequest { StreamName = "cam", APIName = "PUT_SOUP" }, VideoFixture.Token));
        var missing = await Assert.ThrowsAsync<AmazonKinesisVideoException>(() =>
            client.GetDataEndpointAsync(new GetDataEndpointRequest { StreamName = "none", APIName = "GET_MEDIA" }, VideoFixture.Token));

        Assert.Equal(video.Emulator.Endpoint, new Uri(endpoint.DataEndpoint!));
        Assert.Equal(("InvalidArgumentException", "ResourceNotFoundException"), (unknown.ErrorCode, missing.ErrorCode));
    }

    [Theory]
    [InlineData("/updateStreamStorageConfiguration")]
    [InlineData("/getDASHStreamingSessionURL")]
    [InlineData("/updateNotificationConfiguration")]
    [InlineData("/getSignalingChannelEndpoint")]
    public async Task AnyCall_NotServed_NotImplemented(string path)
    {
        await using var video = await VideoFixture.StartAsync();

        var answer = await video.Wire.PostAsync(path, new { StreamName = "cam" });

        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Error));
        Assert.Equal(JsonValueKind.String, answer.Body.GetProperty("message").ValueKind);
    }

    private static IEnumerable<string> Names(WireAnswer answer) =>
        answer["StreamInfoList"].EnumerateArray().Select(info => info.GetProperty("StreamName").GetString()!);
}
