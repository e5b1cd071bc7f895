namespace FaceAspire.Enroller.Tests;

public class EnrollerFunctionTests
{
    [Fact]
    public async Task HandleAsync_S3sTestMessage_NothingToDo()
    {
        var rig = new EnrollerRig();
        Assert.Empty(await rig.HandleAsync(EnrollerRig.Raw(
            """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-23T00:00:00.000Z","Bucket":"faces","RequestId":"r","HostId":"h"}""")));
        Assert.Empty(rig.Faults.Passed);
    }

    [Fact]
    public async Task HandleAsync_OneMessageFails_OnlyItComesAgain()
    {
        var rig = new EnrollerRig();
        rig.Photo("Ann/1.jpg", "face");
        rig.Photo("Bob/1.jpg", "error InternalServerError");
        rig.Photo("Cid/1.jpg", "face");
        Assert.Equal(["m-Bob/1.jpg"], await rig.HandleAsync(
            EnrollerRig.Message("Ann/1.jpg"), EnrollerRig.Message("Bob/1.jpg"), EnrollerRig.Message("Cid/1.jpg")));
        Assert.Equal(2, rig.Faces.Count);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null-and-void")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put"}]}""")]
    [InlineData("""{"Records":[null]}""")]
    public async Task HandleAsync_MessageThatIsNoEvent_FailsAlone(string body)
    {
        var rig = new EnrollerRig();
        rig.Photo("Ann/1.jpg", "face");
        Assert.Equal(["poison"], await rig.HandleAsync(EnrollerRig.Raw(body, "poison"), EnrollerRig.Message("Ann/1.jpg")));
        Assert.Single(rig.Faces);
    }

    [Theory]
    [InlineData("Ann/1.jpg.refused.txt", "faces")] // its own note
    [InlineData("Ann/", "faces")] // a folder's marker
    [InlineData("Ann/1.jpg", "another-bucket")]
    public async Task HandleAsync_NoPhoto_LeftAlone(string key, string bucket)
    {
        var rig = new EnrollerRig();
        rig.Store.Set(bucket, key, "face");
        Assert.Empty(await rig.HandleAsync(EnrollerRig.Message(key, bucket: bucket)));
        Assert.Empty(rig.Faults.Passed);
    }
}
