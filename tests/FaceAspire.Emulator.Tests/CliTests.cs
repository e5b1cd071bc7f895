using System.Diagnostics;

namespace FaceAspire.Emulator.Tests;

/// <summary>The services as AWS's own command line finds them, with no more than the endpoint given.</summary>
public sealed class CliTests
{
    [Fact]
    public async Task Cli_ManualProcedure_WorksAndNamesErrorsAsAwsDoes()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var template = Path.GetTempFileName();
        await File.WriteAllTextAsync(template, """{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"cli"}}}}""", TestContext.Current.CancellationToken);

        await SaysAsync("sts get-caller-identity", "\"Account\": \"000000000000\"");
        await SaysAsync($"cloudformation deploy --stack-name cli --template-file {template}", "Successfully created/updated stack - cli");
        await SaysAsync("cloudformation describe-stacks --stack-name none", "(ValidationError) when calling the DescribeStacks operation: Stack with id none does not exist");
        await SaysAsync("lambda create-function --function-name cli --runtime provided.al2023 --handler h --role arn:aws:iam::000000000000:role/r --code S3Bucket=code,S3Key=k", "\"State\": \"Active\"");
        await SaysAsync("lambda create-event-source-mapping --function-name cli --event-source-arn arn:aws:sqs:us-east-1:000000000000:cli", "\"BatchSize\": 10");
        await SaysAsync("lambda get-function --function-name none", "(ResourceNotFoundException)");
        await SaysAsync("ses send-email --from a@example.org --to b@example.org --subject s --text t", "(MessageRejected)");
        await SaysAsync("ses verify-email-identity --email-address a@example.org", "");
        await SaysAsync("sesv2 send-email --from-email-address a@example.org --destination ToAddresses=b@example.org --content Simple={Subject={Data=s},Body={Text={Data=t}}}", "MessageId");

        async Task SaysAsync(string command, string expected) =>
            Assert.Contains(expected, await RunAsync(emulator.Endpoint, command), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(Uri endpoint, string command)
    {
        var start = new ProcessStartInfo("aws", $"--endpoint-url {endpoint} {command}") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_PAGER", "")])
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + await error;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The AWS CLI ('aws') is not installed.");
            throw;
        }
    }
}
