using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>The application as other programs see it: the CDK's command line, and the linter of templates.</summary>
public sealed class CommandLineTests
{
    private static readonly string Application = typeof(FaceAspireApp).Assembly.Location;

    private static readonly Dictionary<string, string?> Offline = new()
    {
        ["npm_config_offline"] = "true", // what is not here is not fetched
        ["npm_config_update_notifier"] = "false",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_PROFILE"] = null,
        ["CDK_DISABLE_CLI_TELEMETRY"] = "true",
    };

    [Fact]
    public async Task Cdk_SynthWithoutNetworkAndCredentials_WritesTheSameTemplates()
    {
        await NeedCdkAsync();
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await CdkAsync(
            "synth", "--all", "--quiet", "--output", folder.Path, "-c", "sender=alerts@example.org", "-c", "alertRecipients=ann@example.org",
            "-c", "cameras=door,gate");

        Assert.True(exitCode == 0, output);
        foreach (var (stack, file) in new[] { ("FaceAspire", "FaceAspire"), ("FaceAspire-Camera-door", "Camera"), ("FaceAspire-Camera-gate", "Camera") })
        {
            var synthesised = Template.Read(Path.Combine(folder.Path, $"{stack}.template.json"));
            Assert.True(JsonNode.DeepEquals(Template.CheckedIn($"{file}.template.json").WithoutDefaults(), synthesised.WithoutDefaults()), stack);
        }
    }

    [Fact]
    public async Task Cdk_WrongOptions_SaysWhichAndStops()
    {
        await NeedCdkAsync();

        var (exitCode, output) = await CdkAsync("synth", "--quiet", "-c", "sender=nobody", "-c", "alertRecipients=ann@example.org");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("sender: 'nobody' will not do", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at FaceAspire", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CfnLint_TheTemplates_FindsNothing()
    {
        Tool.Need("cfn-lint");

        var (exitCode, output, error) = await Tool.RunAsync(
            "cfn-lint", [.. CheckedInTemplates.Files.Select(file => Repository.File("FaceAspire.Infra", file)), "--regions", "us-east-1", "eu-west-1"]);

        Assert.True(exitCode == 0, output + error);
    }

    private static async Task NeedCdkAsync()
    {
        Tool.Need("npx");
        var (exitCode, _, _) = await Tool.RunAsync("npx", ["--yes", "aws-cdk", "--version"], environment: Offline);
        Assert.SkipUnless(exitCode == 0, "the CDK's command line is not here; 'npx --yes aws-cdk --version' fetches it");
    }

    private static async Task<(int ExitCode, string Output)> CdkAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await Tool.RunAsync(
            "npx", ["--yes", "aws-cdk", "--app", $"dotnet {Application}", .. arguments], Offline, Repository.File("FaceAspire.Infra"));
        return (exitCode, output + error);
    }
}
