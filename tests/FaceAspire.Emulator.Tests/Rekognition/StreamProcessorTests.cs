using System.Text.Json;
using Amazon.Rekognition.Model;
using FaceAspire.Emulator.Tests.KinesisVideo;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class StreamProcessorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateStreamProcessor_New_DescribedStoppedWithItsSettings()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var created = await rekognition.CreateProcessorAsync();
        var described = await rekognition.CallAsync("DescribeStreamProcessor", new { Name = "cam" });

        Assert.Equal("arn:aws:rekognition:us-east-1:000000000000:streamprocessor/cam", created.Text("StreamProcessorArn"));
        Assert.Equal(("STOPPED", RekognitionFixture.Role, 1767323045), (described.Text("Status"), described.Text("RoleArn"), described["CreationTimestamp"].GetDouble()));
        Assert.Equal("""{"FaceSearch":{"CollectionId":"people","FaceMatchThreshold":85.5}}""", described["Settings"].GetRawText());
        Assert.Equal(RekognitionFixture.DataArn("cam"), described["Output"].GetProperty("KinesisDataStream").GetProperty("Arn").GetString());
    }

    [Theory]
    [InlineData("Name", "cam", "ResourceInUseException")]
    [InlineData("Name", "a b", "InvalidParameterException")]
    [InlineData("Name", "other", "ResourceInUseException")] // on the same streams
    [InlineData("RoleArn", "somebody", "InvalidParameterException")]
    [InlineData("RoleArn", null, "InvalidParameterException")]
    [InlineData("Input", null, "InvalidParameterException")]
    [InlineData("Output", null, "InvalidParameterException")]
    [InlineData("Settings", null, "InvalidParameterException")]
    public async Task CreateStreamProcessor_WrongInput_AwsErrorCode(string member, string? value, string code)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync();
        var described = await rekognition.CallAsync("DescribeStreamProcessor", new { Name = "cam" });
        var request = RekognitionFixture.ProcessorRequest(
            "new", described["Input"].GetProperty("KinesisVideoStream").GetProperty("Arn").GetString()!, RekognitionFixture.DataArn("cam"));
        request[member] = value;

        var answer = await rekognition.CallAsync("CreateStreamProcessor", request);

        Assert.Equal((400, code), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task CreateStreamProcessor_WithWhatBelongsToLabels_InvalidParameter()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync();
        async Task<string?> ErrorAsync(string member, object value)
        {
            var request = RekognitionFixture.ProcessorRequest("new", "arn", RekognitionFixture.DataArn("cam"));
            request[member] = value;
            return (await rekognition.CallAsync("CreateStreamProcessor", request)).Error;
        }

        Assert.Equal("InvalidParameterException", await ErrorAsync("NotificationChannel", new { SNSTopicArn = "arn" }));
        Assert.Equal("InvalidParameterException", await ErrorAsync("Settings", new { ConnectedHome = new { Labels = new[] { "PERSON" } } }));
        Assert.Equal("ResourceNotFoundException", (await rekognition.CallAsync("StartStreamProcessor", new { Name = "none" })).Error);
    }

    [Fact]
    public async Task StartStopDelete_EachInEachState_AsTheServiceAllows()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync();
        var start = new StartStreamProcessorRequest { Name = "cam" };
        var stop = new StopStreamProcessorRequest { Name = "cam" };

        await Assert.ThrowsAsync<ResourceInUseException>(() => rekognition.Client.StopStreamProcessorAsync(stop, Token));
        await rekognition.Client.StartStreamProcessorAsync(start, Token);
        await Assert.ThrowsAsync<ResourceInUseException>(() => rekognition.Client.StartStreamProcessorAsync(start, Token));
        Assert.Equal("ResourceInUseException", (await rekognition.CallAsync("DeleteStreamProcessor", new { Name = "cam" })).Error);
        Assert.Equal("RUNNING", await rekognition.StatusAsync());
        await rekognition.Client.StopStreamProcessorAsync(stop, Token);
        Assert.Equal("STOPPED", await rekognition.StatusAsync());
        Assert.Null((await rekognition.CallAsync("DeleteStreamProcessor", new { Name = "cam" })).Error);
        Assert.Equal("ResourceNotFoundException", (await rekognition.CallAsync("DescribeStreamProcessor", new { Name = "cam" })).Error);
    }

    [Fact]
    public async Task StartStreamProcessor_EleventhAtATime_LimitExceeded()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        for (var i = 0; i <= 10; i++)
        {
            await rekognition.CreateProcessorAsync($"cam-{i:D2}");
            var answer = await rekognition.CallAsync("StartStreamProcessor", new { Name = $"cam-{i:D2}" });
            Assert.Equal(i < 10 ? null : "LimitExceededException", answer.Error);
        }

        var first = await rekognition.CallAsync("ListStreamProcessors", new { MaxResults = 10 });
        var second = await rekognition.CallAsync("ListStreamProcessors", new { NextToken = first.Text("NextToken") });

        Assert.All(first["StreamProcessors"].EnumerateArray(), processor => Assert.Equal("RUNNING", processor.GetProperty("Status").GetString()));
        Assert.Equal("""[{"Name":"cam-10","Status":"STOPPED"}]""", second["StreamProcessors"].GetRawText());
    }

    [Fact]
    public async Task RunningProcessor_KnownFaceThenNobody_ARecordPerAnalysedFrame()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var faceId = await rekognition.IndexOneAsync(Portrait.Jpeg(0), "ann");
        await rekognition.CreateProcessorAsync();
        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });

        await rekognition.PutMediaAsync(await ClipOfAsync("ann", Portrait.Png(0)));
        await rekognition.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty()));
        var records = await rekognition.RecordsAsync(8);

        Assert.Equal(8, records.Select(record => Guid.Parse(record.PartitionKey)).Distinct().Count());
        var frames = records.Select(record => JsonDocument.Parse(record.Data).RootElement).ToList();
        Assert.Equal([0, 0.5, 1, 1.5, 0, 0.5, 1, 1.5], frames.Select(frame => Input(frame).GetProperty("FrameOffsetInSeconds").GetDouble()));
        Assert.All(frames, frame => Assert.Equal("1.767323045E9", Input(frame).GetProperty("ProducerTimestamp").GetRawText()));
        Assert.All(frames[..4], frame => Assert.Equal((faceId, "ann"), Match(frame)));
        Assert.All(frames[4..], frame => Assert.Equal(0, frame.GetProperty("FaceSearchResponse").GetArrayLength()));
    }

    [Fact]
    public async Task Restart_ProcessorRan_GoesOnWithWhatComes()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await RekognitionFixture.StartAsync(folder))
        {
            await first.CreateProcessorAsync();
            await first.CallAsync("StartStreamProcessor", new { Name = "cam" });
            await first.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty()));
            await first.RecordsAsync(4);
        }

        await using var second = await RekognitionFixture.StartAsync(folder);
        Assert.Equal("RUNNING", await second.StatusAsync());
        await second.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty()));

        Assert.Equal(8, (await second.RecordsAsync(8)).Count);
    }

    [Theory]
    [InlineData("video stream", "stream/cam")]
    [InlineData("data stream", "cam")]
    [InlineData("collection", "people")]
    public async Task RunningProcessor_WhatItNeedsIsDeleted_FailedAndSaysWhat(string what, string named)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync();
        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });

        await (what switch
        {
            "video stream" => rekognition.Wire.PostAsync("/deleteStream", new { StreamARN = (await rekognition.Wire.PostAsync("/describeStream", new { StreamName = "cam" }))["StreamInfo"].GetProperty("StreamARN").GetString() }),
            "data stream" => rekognition.Wire.CallAsync("Kinesis_20131202.DeleteStream", new { StreamName = "cam" }),
            _ => rekognition.CallAsync("DeleteCollection", new { CollectionId = "people" }),
        });
        if (what != "video stream")
        {
            await rekognition.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty())); // it notices with the next fragment
        }

        var described = await rekognition.DescribedOnceNotAsync("RUNNING");

        Assert.Equal("FAILED", described.Text("Status"));
        Assert.Contains(named, described.Text("StatusMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartStreamProcessor_NoFaceEngineYet_StartingUntilThereIsOne()
    {
        var engine = new TaskCompletionSource<FaceEngineChoice>();
        await using var rekognition = await RekognitionFixture.StartAsync(choose: engine.Task);
        await rekognition.CreateProcessorAsync();

        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });

        Assert.Equal("STARTING", await rekognition.StatusAsync());
        Assert.Equal("ResourceInUseException", (await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" })).Error);
        Assert.Equal("ResourceInUseException", (await rekognition.CallAsync("DeleteStreamProcessor", new { Name = "cam" })).Error);
        engine.SetResult(new(() => new ClassicFaceEngine(), "for a test", isFitForPhotos: false));
        Assert.Equal("RUNNING", (await rekognition.DescribedOnceNotAsync("STARTING")).Text("Status"));
    }

    [Fact]
    public async Task StopStreamProcessor_NoFaceEngineYet_Stopped()
    {
        await using var rekognition = await RekognitionFixture.StartAsync(choose: new TaskCompletionSource<FaceEngineChoice>().Task);
        await rekognition.CreateProcessorAsync();
        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });

        Assert.Null((await rekognition.CallAsync("StopStreamProcessor", new { Name = "cam" })).Error);

        Assert.Equal("STOPPED", await rekognition.StatusAsync());
    }

    [Fact]
    public async Task StartStreamProcessor_ThereIsNoFaceEngine_FailedAndSaysWhy()
    {
        await using var rekognition = await RekognitionFixture.StartAsync(choose: Task.FromException<FaceEngineChoice>(new FaceModelException("No models.")));
        await rekognition.CreateProcessorAsync();

        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });
        var described = await rekognition.DescribedOnceNotAsync("STARTING");

        Assert.Equal(("FAILED", "No models."), (described.Text("Status"), described.Text("StatusMessage")));
    }

    [Fact]
    public async Task StoppedProcessor_VideoComes_NothingIsWritten()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CreateProcessorAsync();
        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" });
        await rekognition.CallAsync("StopStreamProcessor", new { Name = "cam" });
        await rekognition.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty()));
        await rekognition.CallAsync("StartStreamProcessor", new { Name = "cam" }); // from now on, not from where it stopped

        await rekognition.PutMediaAsync(await ClipOfAsync("nobody", Portrait.Empty()));

        var fragments = (await rekognition.RecordsAsync(4)).Select(record => Input(JsonDocument.Parse(record.Data).RootElement).GetProperty("FragmentNumber").GetString());
        Assert.Equal("91343852333180000000000000000000000000000000002", Assert.Single(fragments.Distinct()));
    }

    private static async Task<byte[]> ClipOfAsync(string name, byte[] picture)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, $"{name}.png");
        await File.WriteAllBytesAsync(path, picture, Token);
        return await Clip.StillAsync(name, path);
    }

    private static JsonElement Input(JsonElement record) => record.GetProperty("InputInformation").GetProperty("KinesisVideo");

    private static (string? FaceId, string? Name) Match(JsonElement record)
    {
        var face = record.GetProperty("FaceSearchResponse").EnumerateArray().Single().GetProperty("MatchedFaces")[0].GetProperty("Face");
        return (face.GetProperty("FaceId").GetString(), face.GetProperty("ExternalImageId").GetString());
    }
}
