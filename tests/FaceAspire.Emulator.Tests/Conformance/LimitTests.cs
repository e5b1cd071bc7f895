namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What AWS's models and API references demand of requests is demanded by S3 and SQS, too, which check by themselves.</summary>
public sealed class LimitTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    [Theory]
    [InlineData("s3", 130)]
    [InlineData("sqs", 60)]
    public async Task Request_BreakingOneLimit_RefusedAsWrongInput(string service, int least)
    {
        var served = string.Join(',', fixture.Served(service));
        await using var emulator = await RunningEmulator.StartAsync();

        var (exit, output, error) = await Tool.RunAsync(
            "python3", [Repository.File("tests", "FaceAspire.Emulator.Tests", "Conformance", "limits.py"), emulator.Endpoint.ToString(), service, served]);

        Assert.True(exit == 0, error);
        Assert.Equal("", output);
        Assert.InRange(int.Parse(error.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), least, int.MaxValue);
    }
}
