using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FaceAspire.EndToEnd;

/// <summary>AWS's own command line, told nothing but the address: <c>aws --endpoint-url …</c>.</summary>
internal sealed class AwsCli(Uri endpoint)
{
    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>What it prints; null when that is nothing.</returns>
    public async Task<JsonNode?> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await EndAsync(arguments);
        Assert.True(exitCode == 0, $"aws {string.Join(' ', arguments)}: {error}");
        return string.IsNullOrWhiteSpace(output) ? null : JsonNode.Parse(output);
    }

    /// <summary>Runs a command that must fail.</summary>
    /// <returns>Its complaint: <c>An error occurred (NoSuchKey) when calling …</c>.</returns>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var (exitCode, _, error) = await EndAsync(arguments);
        Assert.NotEqual(0, exitCode);
        return error;
    }

    /// <summary>Runs a command that goes on and on, and takes the beginning of what it writes to <c>/dev/stdout</c>.</summary>
    public async Task<byte[]> ReadAsync(int count, params string[] arguments)
    {
        using var aws = Start(arguments);
        var beginning = new byte[count];
        await aws.StandardOutput.BaseStream.ReadExactlyAsync(beginning, TestContext.Current.CancellationToken);
        aws.Kill();
        return beginning;
    }

    private async Task<(int ExitCode, string Output, string Error)> EndAsync(string[] arguments)
    {
        using var aws = Start(arguments);
        var output = aws.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await aws.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await aws.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (aws.ExitCode, await output, error);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["--endpoint-url", endpoint.GetLeftPart(UriPartial.Authority), "--output", "json", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_PAGER"] = "";
        return Process.Start(start)!;
    }
}
