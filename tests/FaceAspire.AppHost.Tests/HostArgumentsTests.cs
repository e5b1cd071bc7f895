using Aspire.Hosting;

namespace FaceAspire.AppHost.Tests;

public sealed class HostArgumentsTests
{
    [Fact]
    public void For_AspiresOwnOptions_GoToTheHostAlone()
    {
        string[] args = ["--camera", "door=x.mp4", "--publisher", "manifest", "--ephemeral", "--output-path=out.json", "--port", "0"];

        Assert.Equal(["--publisher", "manifest", "--output-path=out.json"], HostArguments.For(args).Args!);
        Assert.Equal(["--camera", "door=x.mp4", "--ephemeral", "--port", "0"], HostArguments.Own(args));
    }

    [Theory]
    [InlineData(true, "--dashboard-port", "off")]
    [InlineData(true, "--ephemeral", "--dashboard-port=off")]
    [InlineData(false, "--dashboard-port", "0")]
    [InlineData(false, "--people", "off")]
    public void For_DashboardPortOff_LeavesTheDashboardOut(bool isOff, params string[] args) =>
        Assert.Equal(isOff, HostArguments.For(args).DisableDashboard);

    [Theory]
    [InlineData(true, "--ephemeral", "--verbose")]
    [InlineData(false, "--ephemeral")]
    public void For_Verbose_ShowsWhatPartsPrint(bool isShown, params string[] args) => Assert.Equal(isShown, HostArguments.For(args).EnableResourceLogging);

    [Fact]
    public void ReadOptions_Publish_LooksAtNothingHere()
    {
        string[] args = ["--publisher", "manifest", "--port", "1", "--profile", "local"];
        var builder = DistributedApplication.CreateBuilder(HostArguments.For(args));

        var options = builder.ReadOptions(args);

        Assert.True(builder.ExecutionContext.IsPublishMode);
        Assert.Equal(Profile.Aws, options!.Profile); // port 1 may not be used: it was not tried
    }
}
