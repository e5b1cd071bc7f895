using System.Text;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher.Tests;

public class MatcherFunctionTests
{
    /// <summary>Lambda gives a shard's batches to whichever of its environments is idle; what one remembers, another may have changed.</summary>
    [Fact]
    public async Task HandleAsync_EnvironmentsTakeTurns_OneAlertAndNoFailure()
    {
        var one = new MatcherRig();
        var other = new MatcherRig(one);
        Assert.Empty((await one.HandleAsync(MatcherRig.Record(0))).BatchItemFailures);
        Assert.Empty((await other.HandleAsync(MatcherRig.Record(1, "Ann"), MatcherRig.Record(2, "Ann"))).BatchItemFailures);
        Assert.Empty((await one.HandleAsync(MatcherRig.Record(3, "Ann"), MatcherRig.Record(4, "Ann"))).BatchItemFailures);
        Assert.Single(one.Queue.Queued);
        Assert.Empty((await other.HandleAsync(MatcherRig.Record(5, "Ann"))).BatchItemFailures);
    }

    [Fact]
    public async Task HandleAsync_SomebodyComes_AuditThenAlertThenState()
    {
        var rig = new MatcherRig();
        Assert.Empty((await rig.HandleAsync(MatcherRig.Record(1, "Ann"), MatcherRig.Record(2, "Ann"))).BatchItemFailures);
        Assert.Equal(["put records", "queue Ann Lee", "put state"], rig.Faults.Passed
            .Where(point => point.StartsWith("put", StringComparison.Ordinal) || point.StartsWith("queue", StringComparison.Ordinal))
            .Select(point => point.Split('/')[0]));
        Assert.Equal(["Ann Lee"], rig.Queue.Queued.Select(alert => alert.Person));
        Assert.Equal([AuditDecision.Sighting, AuditDecision.Alert], rig.Lines().SelectMany(line => line.Faces).Select(face => face.Decision));
    }

    [Fact]
    public async Task HandleAsync_Batch_OneObjectNamedByItsFirstRecord()
    {
        var rig = new MatcherRig();
        await rig.HandleAsync(MatcherRig.Record(3), MatcherRig.Record(4), MatcherRig.Record(5));
        var key = Assert.Single(rig.Store.Keys("audit"), key => key.StartsWith("records/", StringComparison.Ordinal));
        Assert.Matches($@"^records/camera=door/date=\d{{4}}-\d\d-\d\d/hour=\d\d/{MatcherRig.Number(3)}\.jsonl$", key);
        Assert.Equal([MatcherRig.Number(3), MatcherRig.Number(4), MatcherRig.Number(5)], rig.Lines().Select(line => line.SequenceNumber));
    }

    /// <summary>Cuts the run off at every point that it passes, in turn, and goes on as Lambda would, in the same process or a new one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HandleAsync_CutOffAnywhere_ReplayNeitherLosesNorDoubles(bool newProcess)
    {
        var expected = await RunAsync(0, newProcess);
        Assert.Equal(2, expected.Rig.Queue.Queued.Count);
        var failAt = 1;
        for (; ; failAt++)
        {
            var (rig, cutOff) = await RunAsync(failAt, newProcess);
            if (!cutOff)
            {
                break;
            }

            Assert.Equal(Summary(expected.Rig), Summary(rig));
        }

        Assert.InRange(failAt, 15, 100); // it did pass through reads, two audits, two alerts and two states
    }

    [Fact]
    public async Task HandleAsync_WholeBatchAgainAfterItsState_NothingChanges()
    {
        var rig = new MatcherRig();
        var batch = new[] { MatcherRig.Record(1, "Ann"), MatcherRig.Record(2, "Ann"), MatcherRig.Record(3, "Ann") };
        await rig.HandleAsync(batch);
        var before = Summary(rig);
        rig.Restart();
        Assert.Empty((await rig.HandleAsync(batch)).BatchItemFailures);
        Assert.Equal(before, Summary(rig));
        await rig.HandleAsync([.. batch, MatcherRig.Record(4, "Ann")]);
        Assert.Equal(
            [AuditDecision.Sighting, AuditDecision.Alert, AuditDecision.Visiting, AuditDecision.Visiting],
            rig.Lines().Select(line => line.Faces.Single().Decision));
    }

    [Fact]
    public async Task HandleAsync_SplitBatchAfterACutOff_EachLineOnce()
    {
        var rig = new MatcherRig();
        var batch = Enumerable.Range(1, 6).Select(n => n == 2 ? MatcherRig.Raw(n, "no JSON") : MatcherRig.Record(n, "Ann")).ToArray();
        rig.Faults.At = point => Cut(point, "queue");
        Assert.Equal(MatcherRig.Number(1), Assert.Single((await rig.HandleAsync(batch)).BatchItemFailures).ItemIdentifier);
        rig.Faults.Heal();
        rig.Restart();
        await rig.HandleAsync(batch[..3]);
        await rig.HandleAsync(batch[3..]);
        Assert.Equal(batch.Select(record => record.Kinesis.SequenceNumber), rig.Lines().Select(line => line.SequenceNumber).Order());
        Assert.Single(rig.Queue.Queued);
    }

    [Fact]
    public async Task HandleAsync_StreamMadeAnewCountsFromTheStart_IsNotPassedOver()
    {
        var rig = new MatcherRig();
        await rig.HandleAsync(MatcherRig.Record(100));
        var first = MatcherRig.Record(1) with { Kinesis = MatcherRig.Record(1).Kinesis with { ApproximateArrivalTimestamp = 1_795_440_000 } };
        await rig.HandleAsync(first);
        Assert.Equal(2, rig.Lines().Count);
    }

    [Fact]
    public async Task HandleAsync_PersonCannotBeLookedUp_KeepsWhatWasBeforeAndFailsFromThere()
    {
        var rig = new MatcherRig();
        rig.Faults.At = point => Cut(point, "get gallery/Bob");
        var response = await rig.HandleAsync(MatcherRig.Record(1, "Ann"), MatcherRig.Record(2, "Bob"), MatcherRig.Record(3, "Ann"));
        Assert.Equal(MatcherRig.Number(2), Assert.Single(response.BatchItemFailures).ItemIdentifier);
        Assert.Equal([MatcherRig.Number(1)], rig.Lines().Select(line => line.SequenceNumber));

        rig.Faults.Heal();
        await rig.HandleAsync(MatcherRig.Record(2, "Bob"), MatcherRig.Record(3, "Ann"));
        Assert.Equal([MatcherRig.Number(1), MatcherRig.Number(2), MatcherRig.Number(3)], rig.Lines().Select(line => line.SequenceNumber));
        Assert.Equal(["Ann Lee"], rig.Queue.Queued.Select(alert => alert.Person));
    }

    [Theory] // Latin-1, so that a character is a byte
    [InlineData("no JSON")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"InputInformation":null}""")]
    [InlineData("{\"x\":\"\u00C3(\"}")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"\uD800"}}}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:r:1:stream/d/1","ProducerTimestamp":1e9}},"x":"\uD800"}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:s3:::b","ProducerTimestamp":1e9}}}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:r:1:stream/door/1","ProducerTimestamp":1e99}}}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:r:1:stream/d/1","ProducerTimestamp":1e9}},"FaceSearchResponse":[null]}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:r:1:stream/d/1","ProducerTimestamp":1e9}},"FaceSearchResponse":[{"MatchedFaces":[null]}]}""")]
    public async Task HandleAsync_RecordThatCannotBeRead_KeptWholeAndHoldsUpNothing(string poison)
    {
        var rig = new MatcherRig();
        var response = await rig.HandleAsync(
            MatcherRig.Record(1, "Ann"), MatcherRig.Raw(2, Encoding.Latin1.GetBytes(poison)), MatcherRig.Record(3, "Ann"));
        Assert.Empty(response.BatchItemFailures);
        Assert.Single(rig.Queue.Queued);
        var kept = Assert.Single(rig.Lines(), line => line.SequenceNumber == MatcherRig.Number(2));
        Assert.NotNull(kept.Unreadable);
        Assert.Null(kept.Camera);
        Assert.Equal(poison, kept.RawRecord is { } raw ? Encoding.Latin1.GetString(raw) : kept.Record?.GetRawText() ?? "null");
    }

    [Fact]
    public async Task HandleAsync_ColdStart_KnowsWhoIsThere()
    {
        var rig = new MatcherRig();
        await rig.HandleAsync(MatcherRig.Record(1, "Ann"));
        rig.Restart();
        await rig.HandleAsync(MatcherRig.Record(2, "Ann"));
        rig.Restart();
        await rig.HandleAsync(MatcherRig.Record(3, "Ann"), MatcherRig.Record(4, "Ann"));
        Assert.Single(rig.Queue.Queued);
    }

    [Fact]
    public async Task HandleAsync_SomebodyElseWritesTheStateMeanwhile_FailsAndReadsItAnew()
    {
        var rig = new MatcherRig();
        await rig.HandleAsync(MatcherRig.Record(1, "Ann"));
        var other = new CameraStates(rig.Store, "audit");
        var theirs = await other.ReadAsync(Camera.Named("door"), TestContext.Current.CancellationToken);
        var visiting = new VisitState { Id = "theirs", LastSeen = theirs.State.Visits["Ann Lee"].LastSeen };
        rig.Faults.At = point =>
        {
            if (point.StartsWith("put records", StringComparison.Ordinal))
            {
                rig.Faults.Heal();
                var written = theirs with { State = theirs.State with { Visits = theirs.State.Visits.SetItem("Ann Lee", visiting) } };
                Assert.True(other.WriteAsync(Camera.Named("door"), written, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
            }
        };

        var batch = MatcherRig.Record(2, "Ann");
        Assert.Equal(MatcherRig.Number(2), Assert.Single((await rig.HandleAsync(batch)).BatchItemFailures).ItemIdentifier);
        Assert.Empty((await rig.HandleAsync(batch)).BatchItemFailures);
        Assert.Equal("theirs", rig.Lines()[^1].Faces.Single().VisitId);
    }

    [Fact]
    public async Task HandleAsync_PersonRenamed_NewNameWithinHalfAMinute()
    {
        var rig = new MatcherRig();
        await rig.HandleAsync(MatcherRig.Record(1, "Ann"));
        rig.Know("Ann/1.jpg", "Ann Smith");
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        await rig.HandleAsync(MatcherRig.Record(2, "Ann"));
        Assert.Equal(["Ann Lee", "Ann Smith"], rig.Lines().Select(line => line.Faces.Single().Person));
    }

    [Fact]
    public async Task HandleAsync_NoRecords_Success() => Assert.Empty((await new MatcherRig().HandleAsync()).BatchItemFailures);

    private static async Task<(MatcherRig Rig, bool CutOff)> RunAsync(int failAt, bool newProcess)
    {
        var rig = new MatcherRig();
        rig.Faults.FailAt = failAt;
        var cutOff = false;
        foreach (var batch in (int[][])[[1, 2, 3], [4, 5, 6]])
        {
            await rig.DeliverAsync([.. batch.Select(Frame)], () =>
            {
                cutOff = true;
                rig.Faults.Heal();
                if (newProcess)
                {
                    rig.Restart();
                }
            });
        }

        return (rig, cutOff);
    }

    /// <summary>Ann comes at 2 and stays; 3 is unreadable; Bob comes at 5.</summary>
    private static Aws.Lambda.KinesisEventRecord Frame(int n) => n switch
    {
        3 => MatcherRig.Raw(n, "no JSON"),
        4 or 5 => MatcherRig.Record(n, "Ann", "Bob"),
        _ => MatcherRig.Record(n, "Ann"),
    };

    /// <summary>Every line in order with its decisions, and every alert.</summary>
    private static string Summary(MatcherRig rig) => string.Join("", rig.Lines().OrderBy(line => line.SequenceNumber, StringComparer.Ordinal)
            .Select(line => $"{line.SequenceNumber}:{string.Join(',', line.Faces.Select(face => face.Decision))} "))
        + string.Join(' ', rig.Queue.Queued.Select(alert => alert.VisitId));

    private static void Cut(string point, string at)
    {
        if (point.StartsWith(at, StringComparison.Ordinal))
        {
            throw new IOException(point);
        }
    }
}
