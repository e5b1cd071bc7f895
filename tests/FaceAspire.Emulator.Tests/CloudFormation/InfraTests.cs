using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.Tests.CloudFormation;

/// <summary>The system's own two templates.</summary>
public sealed class InfraTests
{
    [Fact]
    public async Task Templates_DeployedAndUpdated_BothComplete()
    {
        await using var cloud = await CloudFormationFixture.StartAsync();
        var (shared, camera) = (await ReadAsync("FaceAspire"), await ReadAsync("Camera"));
        await cloud.CreateAsync("faceaspire", shared, ("Sender", "a@example.org"), ("Recipients", "b@example.org"));
        await cloud.AssertAsync("CREATE_COMPLETE", "faceaspire");
        await cloud.CreateAsync("camera", camera, ("CameraName", "door"));
        await cloud.AssertAsync("CREATE_COMPLETE", "camera");

        await cloud.UpdateAsync("faceaspire", shared, ("Sender", "a@example.org"), ("Recipients", "b@example.org"), ("MinSightings", "3"), ("RetentionDays", "7"));
        await cloud.UpdateAsync("camera", camera, ("CameraName", "door"), ("RetentionHours", "48"));

        await cloud.AssertAsync("UPDATE_COMPLETE", "faceaspire");
        await cloud.AssertAsync("UPDATE_COMPLETE", "camera");
        var (_, body) = await cloud.CallAsync("DeleteStack", ("StackName", "faceaspire"));
        Assert.Contains("is in use by camera", body.Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Camera_BatchingWindow_IsTheMappings()
    {
        await using var cloud = await CloudFormationFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Emulator.Endpoint };
        await cloud.CreateAsync("faceaspire", await ReadAsync("FaceAspire"), ("Sender", "a@example.org"), ("Recipients", "b@example.org"));
        await cloud.CreateAsync("camera", await ReadAsync("Camera"), ("CameraName", "door"));
        await cloud.AssertAsync("CREATE_COMPLETE", "camera");
        var before = await WindowAsync();

        await cloud.UpdateAsync("camera", await ReadAsync("Camera"), ("CameraName", "door"), ("BatchingSeconds", "5"));

        await cloud.AssertAsync("UPDATE_COMPLETE", "camera");
        Assert.Equal((0, 5), (before, await WindowAsync()));

        async Task<int> WindowAsync()
        {
            var answer = await http.GetStringAsync("/2015-03-31/event-source-mappings/?FunctionName=faceaspire-matcher", TestContext.Current.CancellationToken);
            var mapping = Assert.Single(JsonNode.Parse(answer)!["EventSourceMappings"]!.AsArray());
            return mapping!["MaximumBatchingWindowInSeconds"]!.GetValue<int>();
        }
    }

    [Fact]
    public async Task Templates_RecogniserChangedAndBack_EachHasWhatItNeeds()
    {
        await using var cloud = await CloudFormationFixture.StartAsync();
        using var wire = new AwsWire(cloud.Emulator.Endpoint);
        await DeployAsync(cloud.CreateAsync, "StreamProcessor", "CREATE_COMPLETE");
        var before = await wire.PostAsync("/describeImageGenerationConfiguration", new { StreamName = "door" });

        await DeployAsync(cloud.UpdateAsync, "Images", "UPDATE_COMPLETE");
        var images = (await wire.PostAsync("/describeImageGenerationConfiguration", new { StreamName = "door" }))["ImageGenerationConfiguration"];
        var processor = await wire.CallAsync("RekognitionService.DescribeStreamProcessor", new { Name = "faceaspire-door" });
        await DeployAsync(cloud.UpdateAsync, "StreamProcessor", "UPDATE_COMPLETE");
        var after = await wire.PostAsync("/describeImageGenerationConfiguration", new { StreamName = "door" });

        Assert.Equal(("{}", "{}"), (before.Body.GetRawText(), after.Body.GetRawText()));
        Assert.Equal("s3://faceaspire-frames-000000000000-us-east-1", images.GetProperty("DestinationConfig").GetProperty("Uri").GetString());
        Assert.Equal(("ENABLED", 1000), (images.GetProperty("Status").GetString(), images.GetProperty("SamplingInterval").GetInt32()));
        Assert.Equal("ResourceNotFoundException", processor.Error);
        Assert.Equal("STOPPED", (await wire.CallAsync("RekognitionService.DescribeStreamProcessor", new { Name = "faceaspire-door" })).Text("Status"));

        async Task DeployAsync(
            Func<string, string, (string, string)[], Task<(System.Net.HttpStatusCode, System.Xml.Linq.XElement)>> deploy, string recogniser, string status)
        {
            await deploy("faceaspire", await ReadAsync("FaceAspire"), [("Sender", "a@example.org"), ("Recipients", "b@example.org"), ("RecogniserKind", recogniser)]);
            await cloud.AssertAsync(status, "faceaspire");
            await deploy("camera", await ReadAsync("Camera"), [("CameraName", "door"), ("RecogniserKind", recogniser)]);
            await cloud.AssertAsync(status, "camera");
        }
    }

    private static Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Repository.File("FaceAspire.Infra", $"{name}.template.json"), TestContext.Current.CancellationToken);
}
