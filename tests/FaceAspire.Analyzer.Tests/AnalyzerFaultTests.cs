using static FaceAspire.Analyzer.Tests.Scene;

namespace FaceAspire.Analyzer.Tests;

/// <summary>What goes wrong, and what the retry makes of it.</summary>
public sealed class AnalyzerFaultTests
{
    [Fact]
    public async Task Handle_CutOffAnywhere_TheRetryBringsTheRecord()
    {
        var failAt = 0;
        for (var isReached = true; isReached;)
        {
            failAt++;
            var rig = new AnalyzerRig(options => options with { MotionThreshold = 4, SamplingInterval = TimeSpan.FromSeconds(2) });
            var key = rig.Picture(Jpeg((Ann, Box(320, 90, 64, 90))));
            rig.Store.Faults.FailAt = failAt;

            var failed = await rig.HandleAsync(key);
            isReached = rig.Store.Faults.Passed.Count >= failAt;
            rig.Store.Faults.Heal();
            var again = failed.Count > 0 ? await rig.HandleAsync(AnalyzerRig.Message(key, received: 2)) : [];

            Assert.Empty(again);
            Assert.All(rig.Persons, persons => Assert.Equal("ann", persons));
            Assert.Single(rig.Records.Select(FaceAspire.Contracts.Frame.Of).Distinct()); // again, perhaps, but of the same frame
        }

        Assert.True(failAt >= 7, $"Only {failAt - 1} points were passed.");
    }

    [Fact]
    public async Task Handle_OneOfTheBatchFails_OnlyThatOneComesAgain()
    {
        var rig = new AnalyzerRig();
        string[] keys = [rig.Picture(Jpeg(), 0), rig.Picture(Jpeg(), 1), rig.Picture(Jpeg(), 2)];
        rig.Store.Faults.At = point =>
        {
            if (point == $"get {keys[1]}")
            {
                throw new IOException("cut off");
            }
        };

        Assert.Equal([$"m-{keys[1]}"], await rig.HandleAsync(keys));

        Assert.Equal(2, rig.Records.Count);
        Assert.Equal([keys[1]], rig.Store.Keys("frames"));
    }

    [Fact]
    public async Task Handle_SearchSeesNoFace_AnUnmatchedFace()
    {
        var rig = new AnalyzerRig();
        var key = rig.Picture(Jpeg((Ann, Box(320, 90, 64, 90))));
        rig.Store.Faults.At = point =>
        {
            if (point == "search")
            {
                throw new Amazon.Rekognition.Model.InvalidParameterException("There are no faces in the image.");
            }
        };

        Assert.Empty(await rig.HandleAsync(key));

        Assert.Equal(["?"], rig.Persons);
    }

    [Fact]
    public async Task Handle_PictureCannotBeDeleted_IsNoFailure()
    {
        var rig = new AnalyzerRig();
        var key = rig.Picture(Jpeg());
        rig.Store.Faults.At = point =>
        {
            if (point == $"delete {key}")
            {
                throw new IOException("cut off");
            }
        };

        Assert.Empty(await rig.HandleAsync(key));

        Assert.Single(rig.Records);
        Assert.Contains("could not be deleted", rig.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_MessagesThatAreNoPictures_ArePassedOverOrFailByThemselves()
    {
        var rig = new AnalyzerRig();
        rig.Store.Set("frames", "111122223333_door_1767323045000_x.jpg", Jpeg(), new Dictionary<string, string>());

        var failed = await rig.HandleAsync(
            AnalyzerRig.Raw("""{"Service":"Amazon S3","Event":"s3:TestEvent"}""", "test"),
            AnalyzerRig.Raw("no json", "broken"),
            AnalyzerRig.Message("notes.txt"),
            AnalyzerRig.Message(rig.Picture(Jpeg()), bucket: "other"),
            AnalyzerRig.Message("111122223333_door_1767323045000_x.jpg")); // put by hand: without metadata

        Assert.Equal(["m-111122223333_door_1767323045000_x.jpg", "broken"], failed);
        Assert.Empty(rig.Records);
        Assert.Contains("notes.txt is no picture of Kinesis Video's", rig.Log.ToString(), StringComparison.Ordinal);
    }
}
