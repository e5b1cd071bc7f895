using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FaceAspire.AppHost.Tests;

public sealed class CompositionTests
{
    private static readonly AppHostOptions Demo = new() { Cameras = [new("door", "door.mp4")], People = "mine", Samples = "demo", Home = "/tmp", Port = 4599 };

    private readonly IDistributedApplicationBuilder _builder = Builder();

    [Fact]
    public async Task AddAws_SenderAndRecipients_AreParametersThatConfigurationOverrides()
    {
        _builder.Configuration["FaceAspire:Recipients"] = "a@example.org";
        _builder.Configuration["Parameters:sender"] = "b@example.org";

        var aws = _builder.AddAws(Demo);
        var part = _builder.AddProject<BuiltProject.Notifier>("part").WithNames(aws);

        var environment = await EnvironmentAsync(part.Resource);
        Assert.Equal(("b@example.org", "a@example.org"), (await TextAsync(environment["FaceAspire__Sender"]), await TextAsync(environment["FaceAspire__Recipients"])));
    }

    [Fact]
    public async Task AddAws_LocalStackWithoutEndpoint_StartsThePinnedImageWithASecretToken()
    {
        _builder.Configuration["Parameters:localstack-auth-token"] = "ls-token";

        var aws = _builder.AddAws(Demo with { Profile = Profile.LocalStack });

        var token = Assert.IsType<ParameterResource>((await EnvironmentAsync(aws.LocalStack!.Resource))["LOCALSTACK_AUTH_TOKEN"]);
        Assert.True(token.Secret);
        Assert.Equal("ls-token", await TextAsync(token));
        var image = aws.LocalStack.Resource.Annotations.OfType<ContainerImageAnnotation>().Single();
        Assert.Equal(("localstack/localstack", "4.14.0"), (image.Image, image.Tag));
    }

    [Theory]
    [InlineData("mine:1", "mine", "1")]
    [InlineData("mine", "mine", "latest")]
    [InlineData("registry.example.org:5000/mine", "registry.example.org:5000/mine", "latest")]
    [InlineData("registry.example.org:5000/mine:2", "registry.example.org:5000/mine", "2")]
    public void Split_Image_TagIsAfterTheLastColon(string image, string name, string tag) => Assert.Equal((name, tag), LocalStackExtensions.Split(image));

    [Fact]
    public async Task AddLambda_RuntimeApi_IsHostPortAndPath()
    {
        var aws = _builder.AddAws(Demo);

        var matcher = _builder.AddLambda<BuiltProject.Matcher>("matcher", aws);

        var address = Assert.IsType<ReferenceExpression>((await EnvironmentAsync(matcher.Resource))["AWS_LAMBDA_RUNTIME_API"]);
        Assert.Equal("{0}/_lambda/faceaspire-matcher", address.Format);
        Assert.Equal(EndpointProperty.HostAndPort, Assert.IsType<EndpointReferenceExpression>(address.ValueProviders.Single()).Property);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WithAws_RequireSignatures_EmulatorAndPartsHaveTheSameKey(bool required)
    {
        var aws = _builder.AddAws(Demo with { RequireSignatures = required });
        var part = await EnvironmentAsync(_builder.AddProject("part", "../FaceAspire.Matcher/FaceAspire.Matcher.csproj").WithAws(aws).Resource);
        var emulator = await EnvironmentAsync(aws.Emulator!.Resource);

        Assert.Equal(required, emulator.ContainsKey("Emulator__RequireSignatures"));
        foreach (var name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
        {
            Assert.False(string.IsNullOrEmpty(await TextAsync(part[name])));
            Assert.Equal(required ? await TextAsync(part[name]) : null, emulator.TryGetValue(name, out var value) ? await TextAsync(value) : null);
        }
    }

    [Fact]
    public void AddAws_Commands_AreOffered()
    {
        var aws = _builder.AddAws(Demo);
        var setup = _builder.AddSetup(aws, Demo);

        Assert.Contains(aws.Emulator!.Resource.Annotations.OfType<ResourceCommandAnnotation>(), command => command.DisplayName == "Reset");
        Assert.Contains(setup.Resource.Annotations.OfType<ResourceCommandAnnotation>(), command => command.DisplayName == "Enrol sample people");
    }

    [Fact]
    public void WatchRun_Publish_WatchesNothing()
    {
        var builder = Builder("--publisher", "manifest");
        var before = builder.Services.Count;

        builder.WatchRun(new Aws(), Demo);

        Assert.Equal(before, builder.Services.Count);
    }

    [Theory]
    [InlineData(Profile.Local, null, "00:00:00")]
    [InlineData(Profile.Aws, null, "00:05:00")]
    [InlineData(Profile.Aws, "01:00:00", "01:00:00")]
    public async Task AddProducer_IdleStop_IsSetWhereProcessorsCost(object profile, string? setting, string idleStop)
    {
        var options = Demo with { Profile = (Profile)profile };
        _builder.Configuration["FaceAspire:IdleStop"] = setting;

        var producer = _builder.AddProducer(_builder.AddAws(options), options);

        Assert.Equal(idleStop, (await EnvironmentAsync(producer.Resource))["FaceAspire__IdleStop"]);
    }

    /// <summary>A builder that takes the AppHost, not this test, as the application: projects are found from its folder.</summary>
    private static IDistributedApplicationBuilder Builder(params string[] args) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, AssemblyName = "FaceAspire.AppHost" });

    private async Task<Dictionary<string, object>> EnvironmentAsync(IResource resource)
    {
        var context = new EnvironmentCallbackContext(_builder.ExecutionContext);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    private static async Task<string?> TextAsync(object value) =>
        value is IValueProvider provider ? await provider.GetValueAsync(TestContext.Current.CancellationToken) : value.ToString();
}
