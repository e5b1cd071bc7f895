using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>The custom resource of a camera's stack is known, and is not pretended to.</summary>
public sealed class ImageGenerationResourceTests
{
    [Fact]
    public async Task Create_ImageGeneration_IsRefusedByName()
    {
        var type = new ImageGenerationResource();

        var refused = await Assert.ThrowsAsync<AwsException>(
            () => type.CreateAsync(new ResourceRequest("stack", "Pictures", []), TestContext.Current.CancellationToken));

        Assert.Equal("Custom::ImageGeneration", type.Name);
        Assert.Contains("updateImageGenerationConfiguration", refused.Message, StringComparison.Ordinal);
    }
}
