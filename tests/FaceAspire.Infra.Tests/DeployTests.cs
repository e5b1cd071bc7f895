namespace FaceAspire.Infra.Tests;

/// <summary><c>./deploy</c> and <c>./destroy</c>, up to the account.</summary>
public sealed class DeployTests
{
    [Theory]
    [InlineData("", "There is no region", "")]
    [InlineData("AWS_REGION=eu-west-1 NO_CREDENTIALS=1", "There are no working AWS credentials", "")]
    [InlineData("AWS_REGION=eu-west-2", "Rekognition's stream processors are not in eu-west-2", "")]
    [InlineData("AWS_REGION=eu-west-1 CLOSED=1", "This account may not use Rekognition's stream processors", "")]
    [InlineData("AWS_REGION=eu-west-1 OTHERS=9", "2 cameras and 9 other stream processors are more than the 10", "cameras=door,gate")]
    [InlineData("AWS_REGION=eu-west-1", "retentionDays: '0' will not do", "retentionDays=0")]
    public async Task Deploy_SomethingMissing_RefusesBeforeItBuilds(string settings, string reason, string option)
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync(settings, option.Length > 0 ? ["-c", option] : []);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Log, line => line.StartsWith("publish", StringComparison.Ordinal) || line.StartsWith("npx", StringComparison.Ordinal));
        Assert.Equal(reason.Contains("processors", StringComparison.Ordinal), output.Contains("./deploy -c recogniser=Images", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_AllThere_UploadsTheFunctionsAndDeploysThem()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1", "-c", "cameras=door");

        Assert.True(exitCode == 0, output);
        Assert.Equal(["enroller.zip", "matcher.zip", "notifier.zip"], Directory.GetFiles(bench.Path("uploaded")).Select(Path.GetFileName).Order());
        Assert.Contains(bench.Log, line => line.Contains("--create-bucket-configuration LocationConstraint=eu-west-1", StringComparison.Ordinal));
        Assert.Contains(bench.Log, line => line.Contains("BlockPublicPolicy=true", StringComparison.Ordinal));
        Assert.Contains(bench.Log, line => line.Contains("\"aws:SecureTransport\": \"false\"", StringComparison.Ordinal));
        Assert.Contains(bench.Log, line => line.StartsWith("aws s3api head-bucket", StringComparison.Ordinal) && line.EndsWith("--expected-bucket-owner 111122223333", StringComparison.Ordinal));
        var cdk = Assert.Single(bench.Log, line => line.StartsWith("npx", StringComparison.Ordinal));
        Assert.Matches(
            "aws-cdk deploy --all --no-previous-parameters -c codeBucket=faceaspire-code-111122223333-eu-west-1 -c codePrefix=[0-9a-f]{16}/ .*-c cameras=door", cdk);
        Assert.Contains("FaceAspire is deployed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploy_CodeOnly_LeavesTheStacksToTheAppHostWithAllOptions()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1", ["--code"], "-c", "retentionDays=90");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain(bench.Log, line => line.StartsWith("npx", StringComparison.Ordinal));
        var record = DeploymentRecord.Read(bench.Path("account.json"))!;
        Assert.Equal(("111122223333", "eu-west-1"), (record.Account, record.Region));
        var options = InfraOptions.Read(record.Context);
        Assert.Equal((90, "faceaspire-code-111122223333-eu-west-1"), (options.RetentionDays, options.CodeBucket));
        Assert.Matches("[0-9a-f]{16}/", options.CodePrefix);
        Assert.Equal("alerts@example.org", options.Sender);
    }

    [Fact]
    public async Task Deploy_Images_BuildsTheAnalyzerTooAndNeedsNoProcessors()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-2 CLOSED=1", "-c", "recogniser=Images");

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            ["analyzer.zip", "enroller.zip", "matcher.zip", "notifier.zip"], Directory.GetFiles(bench.Path("uploaded")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Deploy_ForAnotherProcessor_CompilesWithItsTools()
    {
        using var bench = new Workbench();
        var (architecture, machine) = Workbench.OtherProcessor;
        bench.Install("clang", "");
        bench.Install($"{machine}-linux-gnu-gcc", "");

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1", "-c", $"architecture={architecture}");

        Assert.True(exitCode == 0, output);
        string[] compiled = [.. bench.Log.Where(line => line.StartsWith("publish", StringComparison.Ordinal))];
        Assert.Equal(3, compiled.Length);
        Assert.All(compiled, line => Assert.Matches(
            $"-r linux-{(architecture == "arm64" ? "arm64" : "x64")} .* -p:ObjCopyName={machine}-linux-gnu-objcopy ", line));
    }

    [Fact]
    public async Task Deploy_ForAnotherProcessorWithoutItsTools_RefusesNamingThem()
    {
        var (architecture, machine) = Workbench.OtherProcessor;
        Assert.SkipWhen(Tool.Has($"{machine}-linux-gnu-gcc"), $"{machine}-linux-gnu-gcc is installed.");
        using var bench = new Workbench();
        bench.Install("clang", "");

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1", "-c", $"architecture={architecture}");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"Install gcc-{machine.Replace('_', '-')}-linux-gnu, or take another -c architecture=", output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Log, line => line.StartsWith("publish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_FaceGate_PacksTheDetectorAndNoOtherFile()
    {
        using var bench = new Workbench();
        var models = Path.GetDirectoryName(Repository.Shared("models/face_detection_yunet_2023mar.onnx"))!;

        var (exitCode, output) = await bench.DeployAsync($"AWS_REGION=eu-west-2 FACEASPIRE_MODELS={models}", "-c", "recogniser=Images", "-c", "faceGate=30");

        Assert.True(exitCode == 0, output);
        var (_, listing, _) = await Tool.RunAsync("unzip", ["-Z1", bench.Path("uploaded/analyzer.zip")]);
        Assert.Equal(["bootstrap", "face_detection_yunet_2023mar.onnx", "libSkiaSharp.so"], listing.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        (_, listing, _) = await Tool.RunAsync("unzip", ["-Z1", bench.Path("uploaded/notifier.zip")]);
        Assert.DoesNotContain("onnx", listing, StringComparison.Ordinal);
    }

    /// <summary>What Lambda has to load before it starts anything is kept small.</summary>
    [Fact]
    public async Task Deploy_PackageTooLarge_Refuses()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1 LARGE=1");

        Assert.NotEqual(0, exitCode);
        Assert.Matches("FaceAspire.Enroller's package has 150[0-9]{2} KB, and may have 15000", output);
        Assert.False(Directory.Exists(bench.Path("uploaded")));
    }

    [Fact]
    public async Task Deploy_CodeBucketIsAnotherAccounts_UploadsAndDeploysNothing()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1 TAKEN=1");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("The bucket faceaspire-code-111122223333-eu-west-1 cannot be made", output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Log, line => line.StartsWith("aws s3 cp", StringComparison.Ordinal) || line.StartsWith("npx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_FaceGateWithAnotherFile_Refuses()
    {
        using var bench = new Workbench();
        File.WriteAllText(bench.Path("face_detection_yunet_2023mar.onnx"), "something else");

        var (exitCode, output) = await bench.DeployAsync(
            $"AWS_REGION=eu-west-2 FACEASPIRE_MODELS={bench.Path("")}", "-c", "recogniser=Images", "-c", "faceGate=30");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("is not the file that it should be", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bench.Path("uploaded")));
    }

    [Fact]
    public async Task Deploy_Again_MakesTheSameBytes()
    {
        using var first = new Workbench();
        using var second = new Workbench();

        await first.DeployAsync("AWS_REGION=eu-west-1");
        await second.DeployAsync("AWS_REGION=eu-west-1");

        var zip = first.Path("uploaded/notifier.zip");
        Assert.Equal(File.ReadAllBytes(zip), File.ReadAllBytes(second.Path("uploaded/notifier.zip")));
        var (_, listing, _) = await Tool.RunAsync("unzip", ["-Z1", zip]);
        Assert.Equal(["bootstrap", "libSkiaSharp.so"], listing.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var (_, times, _) = await Tool.RunAsync("unzip", ["-Z", zip]);
        Assert.Equal(2, times.Split("80-Jan-01 00:00").Length - 1); // not the time of the build
    }

    [Fact]
    public async Task Deploy_ProcessorThatFailed_SaysSo()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployAsync("AWS_REGION=eu-west-1 STATUS=FAILED", "-c", "cameras=door");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("The stream processor faceaspire-door is FAILED.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("destroy", "999999999999\n")]
    [InlineData("destroy", "")]
    [InlineData("destroy.ps1", "999999999999\n")]
    [InlineData("destroy.ps1", "")]
    public async Task Destroy_NotConfirmed_DeletesNothing(string script, string answer)
    {
        using var bench = new Workbench();

        var (exitCode, _) = await bench.DestroyAsync(script, answer);

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain(bench.Log, line => line.Contains("delete", StringComparison.Ordinal) || line.Contains(" rm ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_FromPowerShell_IsTheSameScript()
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DeployFromPowerShellAsync("AWS_REGION=eu-west-1 CLOSED=1");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("This account may not use Rekognition's stream processors", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("destroy", "111122223333\n")]
    [InlineData("destroy", "", "--yes")]
    [InlineData("destroy.ps1", "111122223333\n")]
    [InlineData("destroy.ps1", "", "--yes")]
    public async Task Destroy_Confirmed_StopsCamerasBeforeItEmptiesBuckets(string script, string answer, params string[] arguments)
    {
        using var bench = new Workbench();

        var (exitCode, output) = await bench.DestroyAsync(script, answer, arguments);

        Assert.True(exitCode == 0, output);
        string[] order =
        [
            "stop-stream-processor --name faceaspire-door", "delete-stack --stack-name FaceAspire-Camera-door", "wait stack-delete-complete --stack-name FaceAspire-Camera-door",
            "rm s3://faceaspire-faces-111122223333-eu-west-1", "rm s3://faceaspire-audit-", "rm s3://faceaspire-frames-", "rm s3://faceaspire-code-",
            "delete-stack --stack-name FaceAspire", "delete-stack --stack-name FaceAspire-Operations", "delete-bucket --bucket faceaspire-code-",
        ];
        var places = order.Select(step => Array.FindIndex(bench.Log, line => line.Contains(step, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.False(File.Exists(bench.Path("account.json")));
        Assert.True(places[2] < places[3] && places[6] < places[8], string.Join('\n', bench.Log));
    }
}
