namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Everything that is served, called by boto3, which reads answers by AWS's models; and what docs/emulator-differences.md says of it.</summary>
public sealed class SweepTests(SweepFixture sweep) : IClassFixture<SweepFixture>
{
    private static readonly string Differences = Repository.File("docs", "emulator-differences.md");

    [Fact]
    public void Boto3_EveryService_Succeeds()
    {
        _ = sweep.Log;
        Assert.Equal("", sweep.Failures);
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("sqs")]
    [InlineData("kinesis")]
    [InlineData("ses")]
    [InlineData("sesv2")]
    [InlineData("sts")]
    [InlineData("lambda")]
    [InlineData("cloudformation")]
    public void ServedOperation_CalledByBoto3_AnsweredAsItsModelSays(string service)
    {
        var succeeded = sweep.Log.Succeeded;
        Assert.NotEmpty(sweep.Served(service));
        Assert.DoesNotContain(
            sweep.Served(service).Except(NeverSucceeding), name => !succeeded.ContainsKey($"{service} {name}"));
    }

    [Fact]
    public void Documentation_OfWhatIsServed_IsTrue()
    {
        var log = sweep.Log;
        Generated.CheckPart(Differences, "<!-- served -->", "<!-- /served -->", ServedTable.Of(sweep.Served, log));
    }

    [Fact]
    public void Documentation_OfMembersNeverSent_IsTrue()
    {
        var log = sweep.Log;
        Generated.Check(Repository.File("docs", "emulator-members.md"), UnsentMembers.Document(log));
    }

    /// <summary>Operations that always answer with an error: there is nothing that they could do.</summary>
    private static readonly string[] NeverSucceeding =
    [
        "CancelMessageMoveTask", "GetBucketCors", "GetBucketWebsite", "GetBucketReplication", "GetObjectLockConfiguration",
    ];
}
