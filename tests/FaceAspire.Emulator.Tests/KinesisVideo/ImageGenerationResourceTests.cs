using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>The custom resource of a camera's stack does what the function behind it does in an account.</summary>
public sealed class ImageGenerationResourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateUpdateDelete_NumbersAsText_TheStreamsConfiguration()
    {
        await using var images = await ImageFixture.StartAsync();
        var type = Type(images);

        var resource = await type.CreateAsync(Request("1000"), Token);
        var created = await images.DescribeAsync();
        await type.UpdateAsync(resource.PhysicalId, Request("500"), Token);
        var updated = await images.DescribeAsync();
        await type.DeleteAsync(resource.PhysicalId, Token);
        var deleted = await images.DescribeAsync();

        Assert.Equal("cam", resource.PhysicalId);
        Assert.Equal(JsonSerializer.Serialize(ImageFixture.Configuration().OrderBy(pair => pair.Key)), Ordered(created["ImageGenerationConfiguration"]));
        Assert.Equal(500, updated["ImageGenerationConfiguration"].GetProperty("SamplingInterval").GetInt32());
        Assert.Equal("{}", deleted.Body.GetRawText());
        await type.DeleteAsync("gone", Token); // no error
    }

    [Theory]
    [InlineData("100", "SamplingInterval")]
    [InlineData("often", "SamplingInterval")]
    public async Task Create_IntervalThatCannotBe_RefusedByName(string interval, string member)
    {
        await using var images = await ImageFixture.StartAsync();

        var refused = await Assert.ThrowsAsync<AwsException>(() => Type(images).CreateAsync(Request(interval), Token));

        Assert.Contains(member, refused.Message, StringComparison.Ordinal);
    }

    private static IResourceType Type(ImageFixture images) =>
        images.Video.Emulator.Services.GetServices<IResourceType>().Single(type => type.Name == "Custom::ImageGeneration");

    private static ResourceRequest Request(string interval)
    {
        var configuration = JsonSerializer.SerializeToNode(ImageFixture.Configuration(("SamplingInterval", interval)));
        return new("stack", "Pictures", new JsonObject { ["ServiceToken"] = "arn", ["StreamName"] = "cam", ["Configuration"] = configuration });
    }

    private static string Ordered(JsonElement configuration) =>
        JsonSerializer.Serialize(configuration.EnumerateObject().OrderBy(member => member.Name).Select(member => new { Key = member.Name, member.Value }));
}
