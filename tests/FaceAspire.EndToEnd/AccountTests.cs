namespace FaceAspire.EndToEnd;

/// <summary>Profile <c>aws</c> up to the account: what stands in for the CDK's command line keeps what it was called with.</summary>
public sealed class AccountTests : IDisposable
{
    private const string Record = """
        {
          "account": "111122223333", "region": "eu-west-1",
          "context": { "sender": "a@example.org", "alertRecipients": "b@example.org", "codeBucket": "faceaspire-code", "codePrefix": "abc/" }
        }
        """;

    private const string Cdk = """
        #!/bin/sh
        echo "$AWS_REGION $*" >>"$CDK_LOG"
        [ "$2" != "$CDK_FAILS" ] || { echo "AccessDenied: not for you" >&2; exit 1; }
        """;

    private readonly TemporaryFolder _folder = new();

    public AccountTests()
    {
        Tool.Need("node"); // the CDK runs on it
        Directory.CreateDirectory(_folder.File("bin"));
        File.WriteAllText(_folder.File("bin/cdk"), Cdk);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.File("bin/cdk"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        File.WriteAllText(_folder.File("account.json"), Record);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_FunctionsArePackaged_StacksComeOneAfterTheOtherAndThenTheProducer()
    {
        await using var system = Start("BuiltIn", fails: "");
        await system.LineAsync("Everything is ready.");

        var calls = await CallsAsync();

        Assert.Equal(["FaceAspire-Operations", "FaceAspire", "FaceAspire-Camera-gate"], calls.Select(call => call.Split(' ')[2]));
        Assert.All(calls, call => Assert.Matches("^eu-west-1 deploy .* --exclusively --no-previous-parameters ", call));
        Assert.True(File.Exists(_folder.File("cdk.out/FaceAspire.template.json")));
    }

    /// <summary>With either host: Aspire's would wait for ever for what waits for the stack.</summary>
    [Theory]
    [InlineData("BuiltIn")]
    [InlineData("Aspire")]
    public async Task Run_AStackIsRefused_EndsNamingItAndDeploysNoneAfterIt(string host)
    {
        RunningSystem.SkipUnlessCompiledWith(host);
        await using var system = Start(host, fails: "FaceAspire");

        var code = await system.EndAsync();

        Assert.True(code == 1, $"It ended with {code}:\n{string.Join('\n', system.Console)}");
        Assert.Contains(
            "Stopping: shared could not start (exit code 1): The stack FaceAspire was not deployed: AccessDenied: not for you (exit code 1).", system.Console);
        Assert.Equal(["FaceAspire-Operations", "FaceAspire"], (await CallsAsync()).Select(call => call.Split(' ')[2]));
    }

    [Fact]
    public async Task Run_TheStacksCannotBeSynthesized_EndsSayingSo()
    {
        Directory.CreateDirectory(_folder.File("cdk.out/manifest.json")); // where a file has to be written
        await using var system = Start("BuiltIn", fails: "");

        var code = await system.EndAsync();

        Assert.True(code == 1, $"It ended with {code}:\n{string.Join('\n', system.Console)}");
        Assert.Contains(system.Console, line => line.StartsWith("Stopping: ", StringComparison.Ordinal) && line.Contains("was not deployed: ", StringComparison.Ordinal));
        Assert.False(File.Exists(_folder.File("cdk.log")), "The CDK was called.");
    }

    private Task<string[]> CallsAsync() => File.ReadAllLinesAsync(_folder.File("cdk.log"), TestContext.Current.CancellationToken);

    private RunningSystem Start(string host, string fails) => RunningSystem.Start(
        _folder, ["--profile", "aws", "--dashboard-port", "0", "--camera", "gate=rtsp://127.0.0.1:9/live"], host: host, environment: new Dictionary<string, string>
        {
            ["PATH"] = $"{_folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FACEASPIRE_ACCOUNT"] = _folder.File("account.json"),
            ["CDK_LOG"] = _folder.File("cdk.log"),
            ["CDK_FAILS"] = fails,
            ["AWS_REGION"] = "",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9", // nobody listens there
        });
}
