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
        await cloud.UpdateAsync("camera", camera, ("CameraName", "door"), ("FaceMatchThreshold", "90"));

        await cloud.AssertAsync("UPDATE_COMPLETE", "faceaspire");
        await cloud.AssertAsync("UPDATE_COMPLETE", "camera");
        var (_, body) = await cloud.CallAsync("DeleteStack", ("StackName", "faceaspire"));
        Assert.Contains("is in use by camera", body.Text("Message"), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FaceAspire.sln")))
            {
                return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "FaceAspire.Infra", $"{name}.template.json"), TestContext.Current.CancellationToken);
            }
        }

        throw new DirectoryNotFoundException("The tests do not run within the repository.");
    }
}
