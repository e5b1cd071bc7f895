namespace FaceAspire.Enroller.Tests;

/// <summary>What is cut off in the middle, and what two do at once.</summary>
public class EnrolmentFaultTests
{
    private const string Key = "Ann Lee/1.jpg";

    /// <summary>From what was there before to what is there now, cut off at every point in turn, and delivered again.</summary>
    [Theory]
    [InlineData(null, "face", 1)]
    [InlineData(null, "face face", 0)]
    [InlineData("face", "face again", 1)]
    [InlineData("face", "nobody", 0)]
    [InlineData("nobody", "face", 1)]
    [InlineData("face", null, 0)]
    [InlineData("nobody", null, 0)]
    public async Task HandleAsync_CutOffAnywhere_SecondDeliveryEndsTheSame(string? before, string? after, int faces)
    {
        var failAt = 1;
        for (; ; failAt++)
        {
            var rig = await StartAsync(before, after);
            rig.Faults.FailAt = failAt + rig.Faults.Passed.Count;
            var failed = await rig.UploadedAsync(Key);
            if (failed.Count == 0)
            {
                break;
            }

            rig.Faults.Heal();
            Assert.Empty(await rig.UploadedAsync(Key, received: 2));
            Assert.Equal(faces, rig.Faces.Count);
            Assert.Equal(after is null, rig.Record(Key) is null);
            Assert.Equal(rig.Faces.Select(face => face.FaceId!), rig.Record(Key)?.FaceIds ?? []);
            Assert.Equal(rig.Record(Key)?.Refusal is null, rig.Note(Key) is null);
        }

        Assert.InRange(failAt, 6, 30);
    }

    [Fact]
    public async Task HandleAsync_FaceThatNeverGotOntoTheRecord_GoesWithThePhoto()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        rig.Faults.At = point => _ = point == "after index" ? throw new IOException("The answer is lost.") : 0;
        Assert.Single(await rig.UploadedAsync(Key));
        rig.Faults.Heal();
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectTagging:Put")); // another event, which knows of no earlier try
        Assert.Equal(2, rig.Faces.Count);
        rig.Store.Remove("faces", Key);
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"));
        Assert.Empty(rig.Faces);
    }

    [Fact]
    public async Task HandleAsync_AnotherEventWritesTheRecordFirst_OneFaceStays()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        rig.Faults.At = point =>
        {
            if (point == "after index")
            {
                rig.Faults.At = null;
                Assert.Empty(rig.UploadedAsync(Key).GetAwaiter().GetResult()); // the fakes never wait
            }
        };
        Assert.Single(await rig.UploadedAsync(Key));
        Assert.Empty(await rig.UploadedAsync(Key, received: 2));
        Assert.Equal(rig.Record(Key)!.FaceIds, [Assert.Single(rig.Faces).FaceId!]);
    }

    [Theory]
    [InlineData("face-7")] // left over by a try that was cut off, beside the one on record
    [InlineData(null)] // the one on record was swept away by another try
    public async Task HandleAsync_CollectionIsNotAsTheRecordSays_RepeatedTryMendsIt(string? face)
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        await rig.UploadedAsync(Key);
        if (face is null)
        {
            rig.Faces.Clear();
        }
        else
        {
            rig.Faces.Add(new() { FaceId = face, ExternalImageId = rig.Faces[0].ExternalImageId });
        }

        Assert.Empty(await rig.UploadedAsync(Key, received: 2));
        Assert.Equal(rig.Record(Key)!.FaceIds, [Assert.Single(rig.Faces).FaceId!]);
    }

    [Fact]
    public async Task HandleAsync_PhotoComesBackWhileItIsForgotten_EnrolledInTheEnd()
    {
        var rig = await StartAsync("face", null);
        rig.Faults.At = point =>
        {
            if (point.StartsWith("delete gallery/", StringComparison.Ordinal))
            {
                rig.Faults.At = null;
                rig.Photo(Key, "face again");
                rig.UploadedAsync(Key).GetAwaiter().GetResult();
            }
        };
        Assert.Single(await rig.UploadedAsync(Key));
        Assert.Empty(await rig.UploadedAsync(Key, received: 2));
        Assert.Equal(rig.Record(Key)!.FaceIds, [Assert.Single(rig.Faces).FaceId!]);
    }

    private static async Task<EnrollerRig> StartAsync(string? before, string? after)
    {
        var rig = new EnrollerRig();
        if (before is not null)
        {
            rig.Photo(Key, before);
            await rig.UploadedAsync(Key);
        }

        if (after is null)
        {
            rig.Store.Remove("faces", Key);
        }
        else
        {
            rig.Photo(Key, after);
        }

        return rig;
    }
}
