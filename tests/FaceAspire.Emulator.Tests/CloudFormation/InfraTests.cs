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

    private static Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Repository.File("FaceAspire.Infra", $"{name}.template.json"), TestContext.Current.CancellationToken);
}
