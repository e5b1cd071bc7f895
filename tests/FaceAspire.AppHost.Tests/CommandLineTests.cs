namespace FaceAspire.AppHost.Tests;

public sealed class CommandLineTests
{
    private static readonly string Samples = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "faceaspire-apphost", "people")).Parent!.FullName;

    [Theory]
    [InlineData("testsrc", "testsrc")]
    [InlineData("./testsrc", "/here/testsrc")]
    [InlineData("avfoundation:0", "avfoundation:0")]
    [InlineData("dshow:Integrated Webcam", "dshow:Integrated Webcam")]
    public void Parse_CameraThatIsNoFile_IsNotTakenForAPath(string source, string taken) =>
        Assert.Equal([new Camera("x", taken)], Parse("--camera", $"x={source}").Cameras);

    [Fact]
    public void Parse_CameraIsStandardInput_SaysWhereThatGoes() =>
        Assert.Contains("docs/producer.md", Assert.Throws<OptionException>(() => Parse("--camera", "x=-")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Nothing_TheDemo()
    {
        var options = Parse();

        Assert.Equal([new Camera("door", Path.Combine(Samples, "door.mp4"))], options.Cameras);
        Assert.Equal(
            (Path.Combine(Samples, "people"), "/here/.faceaspire", Profile.Local, Recogniser.StreamProcessor, 4566, false, null),
            (options.People, options.Home, options.Profile, options.Recogniser, options.Port, options.Ephemeral, options.For));
    }

    [Fact]
    public void Parse_CamerasAndPeople_PathsAreRelativeToTheCaller()
    {
        var options = Parse("--camera", "a=clip.mp4", "--camera=gate.1=rtsp://me:x=y@192.0.2.7/live", "--camera", "c=/dev/video0", "--people", "../tmp");

        Assert.Equal(
            [new Camera("a", "/here/clip.mp4"), new Camera("gate.1", "rtsp://me:x=y@192.0.2.7/live"), new Camera("c", "/dev/video0")],
            options.Cameras);
        Assert.Equal("/tmp", options.People);
    }

    [Fact]
    public void Parse_LocalStack_TakesItsAddress()
    {
        var options = Parse("--profile", "localstack", "--aws-endpoint", "http://127.0.0.1:4567/");

        Assert.Equal((Profile.LocalStack, new Uri("http://127.0.0.1:4567")), (options.Profile, options.AwsEndpoint));
    }

    [Fact]
    public void Parse_LocalStackWithoutAddress_IsToBeStarted() => Assert.Null(Parse("--profile", "localstack").AwsEndpoint);

    [Fact]
    public void Parse_DashboardPort_NumberOrOff()
    {
        Assert.Equal(1234, Parse("--dashboard-port", "1234").DashboardPort);
        Assert.Null(Parse("--dashboard-port=off").DashboardPort);
    }

    [Theory]
    [InlineData("Images", Recogniser.Images)]
    [InlineData("images", Recogniser.Images)]
    [InlineData("StreamProcessor", Recogniser.StreamProcessor)]
    public void Parse_Recogniser_TakesIt(string text, object recogniser) => Assert.Equal(recogniser, Parse("--recogniser", text).Recogniser);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("90", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void Parse_For_Duration(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Parse("--for", text).For);

    [Theory]
    [InlineData("Unknown option --camra", "--camra", "door=x")]
    [InlineData("'door=x' is no option", "door=x")]
    [InlineData("--camera needs a value", "--camera")]
    [InlineData("write NAME=SOURCE", "--camera", "door")]
    [InlineData("write NAME=SOURCE", "--camera", "door=")]
    [InlineData("'front door' cannot name a camera", "--camera", "front door=x.mp4")]
    [InlineData("'a__b' cannot name a camera", "--camera", "a__b=x.mp4")]
    [InlineData("there are two cameras named Door", "--camera", "door=x.mp4", "--camera", "Door=y.mp4")]
    [InlineData("--ephemeral takes no value", "--ephemeral=yes")]
    [InlineData("take local, localstack or aws", "--profile", "cloud")]
    [InlineData("take StreamProcessor or Images", "--recogniser", "faces")]
    [InlineData("take StreamProcessor or Images", "--recogniser", "1")]
    [InlineData("belongs to --profile localstack", "--aws-endpoint", "http://127.0.0.1")]
    [InlineData("take an http or https URL", "--profile", "localstack", "--aws-endpoint", "127.0.0.1:4567")]
    [InlineData("--port 65536", "--port", "65536")]
    [InlineData("--port x", "--port", "x")]
    [InlineData("--dashboard-port on", "--dashboard-port", "on")]
    [InlineData("take a duration", "--for", "0s")]
    [InlineData("take a duration", "--for", "31d")]
    [InlineData("take a duration", "--for", "721h")]
    [InlineData("/nowhere does not exist", "--people", "/nowhere")]
    public void Parse_CannotBe_SaysWhyAndTheWayOut(string message, params string[] args) =>
        Assert.Contains(message, Assert.Throws<OptionException>(() => Parse(args)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_AwsProfile_NeedsNoPeople() => Assert.Equal(Profile.Aws, Parse("--profile", "aws", "--people", "/nowhere").Profile);

    private static AppHostOptions Parse(params string[] args) => CommandLine.Parse(args, "/here", Samples);
}
