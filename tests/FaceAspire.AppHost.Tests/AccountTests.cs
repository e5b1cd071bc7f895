using System.Text.Json.Nodes;
using FaceAspire.Infra.Options;

namespace FaceAspire.AppHost.Tests;

public sealed class AccountTests
{
    private static readonly AppHostOptions Options = new()
    {
        Cameras = [new("door", "door.mp4"), new("gate_2", "gate.mp4")],
        People = "",
        Samples = "",
        Home = "",
        Profile = Profile.Aws,
    };

    private static readonly DeploymentRecord Record = new("111122223333", "eu-west-1", new JsonObject
    {
        ["sender"] = "a@example.org",
        ["alertRecipients"] = "b@example.org",
        ["cameras"] = "yard",
        ["retentionDays"] = 90,
        ["codePrefix"] = "abc/",
    });

    [Fact]
    public void Read_RecordOfDeploy_KeepsItsOptionsAndTakesTheRunsCameras()
    {
        var account = AccountExtensions.Read(Record, Options, region: null);

        Assert.Equal((90, "abc/"), (account.RetentionDays, account.CodePrefix));
        Assert.Equal(["door", "gate_2"], account.Cameras.Select(camera => camera.Name));
    }

    [Fact]
    public void Read_OtherRegion_Refused() =>
        Assert.StartsWith("AWS_REGION is us-east-1, but ./deploy packaged for eu-west-1.", Refusal(Record, Options, "us-east-1"), StringComparison.Ordinal);

    [Fact]
    public void Read_OtherRecogniser_RefusedWithBothWaysOut() => Assert.Equal(
        "./deploy packaged for StreamProcessor. Add --recogniser StreamProcessor, or run ./deploy --code -c recogniser=Images.",
        Refusal(Record, Options with { Recogniser = Recogniser.Images }, "eu-west-1"));

    [Fact]
    public void Read_OptionsThatWillNotDo_RefusedNamingTheKey() => Assert.Contains(
        "alertRecipients", Refusal(Record with { Context = new() { ["sender"] = "a@example.org" } }, Options, null), StringComparison.Ordinal);

    [Theory]
    [InlineData("door", "camera-door")]
    [InlineData("Door7", "camera-door7")]
    [InlineData("a_b", "camera-3")]
    [InlineData("a--b", "camera-3")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "camera-3")] // 60: too long with what stands before it
    public void ResourceName_Camera_IsOneThatAspireTakes(string camera, string name) => Assert.Equal(name, AccountExtensions.ResourceName(camera, 2));

    private static string Refusal(DeploymentRecord record, AppHostOptions options, string? region) =>
        Assert.Throws<OptionException>(() => AccountExtensions.Read(record, options, region)).Message;
}
