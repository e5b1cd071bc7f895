using System.Net;

namespace FaceAspire.EndToEnd;

/// <summary>Profile <c>localstack</c>: S3 and SQS are somebody else's, all the rest is the emulator's.</summary>
public sealed class StorageElsewhereTests : IDisposable
{
    private const string AuditBucket = "faceaspire-audit-000000000000-us-east-1";
    private const string FramesBucket = "faceaspire-frames-000000000000-us-east-1";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_StorageAtMoto_SameAlerts()
    {
        await using var moto = await MotoServer.StartAsync();
        await AssertSameAlertsAsync(moto.Address, "StreamProcessor");
    }

    /// <summary>Not at moto: its web server takes no headers with underscores, as which the pictures' metadata come.</summary>
    [Fact]
    public async Task Run_StorageAndPicturesAtAnotherEmulator_SameAlerts()
    {
        await using var other = await OtherEmulator.StartAsync(_folder);
        await AssertSameAlertsAsync(other.Address, "Images");
    }

    [Theory]
    [InlineData("StreamProcessor")]
    [InlineData("Images")]
    public async Task Run_StorageAtLocalStack_SameAlerts(string recogniser)
    {
        await using var localStack = await LocalStackServer.StartAsync();
        await AssertSameAlertsAsync(localStack.Address, recogniser);
    }

    private async Task AssertSameAlertsAsync(Uri storage, string recogniser)
    {
        await using var system = RunningSystem.Start(
            _folder,
            ["--profile", "localstack", "--aws-endpoint", storage.GetLeftPart(UriPartial.Authority), "--recogniser", recogniser, "--ephemeral"]);
        var emulator = await system.ReadyAsync();

        await Task.WhenAll(Samples.People.Select(person => system.LineAsync($"Alert  {person}")));

        Assert.Equal(Samples.People, system.Alerts().Select(alert => alert.Person).Order(StringComparer.Ordinal));
        Assert.Contains("records/camera=door/", await ListAsync(storage), StringComparison.Ordinal);
        Assert.Contains("state/door.json", await ListAsync(storage), StringComparison.Ordinal);
        using var http = new HttpClient();
        foreach (var bucket in (string[])[AuditBucket, FramesBucket])
        {
            using var here = await http.GetAsync(new Uri(emulator, $"/{bucket}?list-type=2"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, here.StatusCode);
        }

        system.Interrupt();
        Assert.Equal(0, await system.EndAsync());
        Assert.DoesNotContain(system.Console, line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> ListAsync(Uri storage)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(storage, $"/{AuditBucket}?list-type=2"), TestContext.Current.CancellationToken);
    }
}
