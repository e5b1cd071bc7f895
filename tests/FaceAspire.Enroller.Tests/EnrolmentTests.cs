namespace FaceAspire.Enroller.Tests;

public class EnrolmentTests
{
    private const string Key = "Ann Lee/1.jpg";

    [Fact]
    public async Task HandleAsync_PhotoInAPersonsFolder_Enrolled()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        Assert.Empty(await rig.UploadedAsync(Key));
        var record = rig.Record(Key)!;
        Assert.Equal(("Ann Lee", Key, "face-1", null), (record.Person, record.Key, Assert.Single(record.FaceIds), record.Refusal));
        Assert.Equal(new(60, 90), record.Quality);
        Assert.Equal("Ann:20Lee:2F1.jpg", Assert.Single(rig.Faces).ExternalImageId);
    }

    [Theory]
    [InlineData("Ann Lee/a (1)+2%.jpg")]
    [InlineData("Zoë/ä b.png")]
    [InlineData("people/Ann/深/1.jpg")]
    public async Task HandleAsync_KeyThatS3Encodes_Enrolled(string key)
    {
        var rig = new EnrollerRig();
        rig.Photo(key, "face");
        Assert.Empty(await rig.UploadedAsync(key));
        Assert.NotNull(rig.Record(key)!.Person);
    }

    [Fact]
    public async Task HandleAsync_SameEventTwice_IndexesOnce()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        await rig.HandleAsync(EnrollerRig.Message(Key), EnrollerRig.Message(Key));
        await rig.UploadedAsync(Key, received: 2);
        Assert.Equal("face-1", Assert.Single(rig.Faces).FaceId);
        Assert.Single(rig.Faults.Passed, point => point == "index");
    }

    [Fact]
    public async Task HandleAsync_TagsChanged_RenamesWithoutIndexing()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        await rig.UploadedAsync(Key);
        rig.Photo(Key, "face", ("person", "Ann Smith"));
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectTagging:Put"));
        Assert.Equal("Ann Smith", rig.Record(Key)!.Person);
        Assert.Equal(["face-1"], rig.Record(Key)!.FaceIds);
        Assert.Single(rig.Faults.Passed, point => point == "index");
    }

    [Fact]
    public async Task HandleAsync_UploadedFirstAndTaggedLater_RefusedThenEnrolled()
    {
        var rig = new EnrollerRig();
        rig.Photo("ann.jpg", "face");
        await rig.UploadedAsync("ann.jpg");
        Assert.Contains("Nobody says who this is", rig.Note("ann.jpg"), StringComparison.Ordinal);
        Assert.Empty(rig.Faces);

        rig.Photo("ann.jpg", "face", ("ann.jpg", "Ann Lee"));
        await rig.HandleAsync(EnrollerRig.Message("ann.jpg", name: "ObjectTagging:Put"));
        Assert.Equal("Ann Lee", rig.Record("ann.jpg")!.Person);
        Assert.Null(rig.Note("ann.jpg"));
    }

    [Fact]
    public async Task HandleAsync_NameTakenAway_FaceLeaves()
    {
        var rig = new EnrollerRig();
        rig.Photo("ann.jpg", "face", ("person", "Ann"));
        await rig.UploadedAsync("ann.jpg");
        rig.Photo("ann.jpg", "face");
        await rig.HandleAsync(EnrollerRig.Message("ann.jpg", name: "ObjectTagging:Delete"));
        Assert.Empty(rig.Faces);
        Assert.NotNull(rig.Record("ann.jpg")!.Refusal);
    }

    [Fact]
    public async Task HandleAsync_PhotoReplaced_FaceReplaced()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        await rig.UploadedAsync(Key);
        rig.Photo(Key, "face again");
        await rig.UploadedAsync(Key);
        Assert.Equal("face-2", Assert.Single(rig.Faces).FaceId);
        Assert.Equal(["face-2"], rig.Record(Key)!.FaceIds);
    }

    [Fact]
    public async Task HandleAsync_PhotoDeleted_NothingOfItIsLeft()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        rig.Photo("Bob/1.jpg", "face");
        await rig.HandleAsync(EnrollerRig.Message(Key), EnrollerRig.Message("Bob/1.jpg"));
        rig.Store.Remove("faces", Key);
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"));
        Assert.Null(rig.Record(Key));
        Assert.Equal("Bob:2F1.jpg", Assert.Single(rig.Faces).ExternalImageId);
    }

    [Fact]
    public async Task HandleAsync_EventsOutOfOrder_EndsAsThingsStand()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face");
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"), EnrollerRig.Message(Key)); // deleted, then uploaded again
        Assert.Single(rig.Faces);
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"));
        Assert.Single(rig.Faces);
        rig.Store.Remove("faces", Key);
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"), EnrollerRig.Message(Key)); // the upload's event comes last
        Assert.Empty(rig.Faces);
        Assert.Null(rig.Record(Key));
    }

    [Theory]
    [InlineData("nobody", "No face was found")]
    [InlineData("face face", "shows 2 faces")]
    [InlineData("LOW_SHARPNESS", "it is blurred")]
    [InlineData("LOW_BRIGHTNESS", "it is too dark")]
    [InlineData("EXTREME_POSE", "turned away")]
    [InlineData("SMALL_BOUNDING_BOX", "it is too small")]
    [InlineData("error InvalidImageFormatException", "no JPEG or PNG")]
    [InlineData("error ImageTooLargeException", "over 15 MB")]
    [InlineData("error InvalidParameterException", "Image size is too small")]
    [InlineData("size 15728641", "over 15 MB")]
    [InlineData("", "The file is empty")]
    public async Task HandleAsync_UnusablePhoto_RefusedWithTheReasonBesideIt(string shows, string reason)
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, shows);
        Assert.Empty(await rig.UploadedAsync(Key));
        Assert.Contains(reason, rig.Note(Key), StringComparison.Ordinal);
        Assert.Contains(reason, rig.Record(Key)!.Refusal, StringComparison.Ordinal);
        Assert.Empty(rig.Record(Key)!.FaceIds);
        Assert.Empty(rig.Faces);
    }

    [Fact]
    public async Task HandleAsync_LargestPhotoThatRekognitionTakes_IsTried()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "size 15728640");
        await rig.UploadedAsync(Key);
        Assert.Contains("index", rig.Faults.Passed);
    }

    [Fact]
    public async Task HandleAsync_BlurredFaceInTheBackground_DoesNotCount()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "face LOW_SHARPNESS");
        await rig.UploadedAsync(Key);
        Assert.Single(rig.Record(Key)!.FaceIds);
    }

    [Fact]
    public async Task HandleAsync_BetterPhotoAfterARefusal_EnrolledAndTheNoteIsGone()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "nobody");
        await rig.UploadedAsync(Key);
        rig.Photo(Key, "face");
        await rig.UploadedAsync(Key);
        Assert.Null(rig.Note(Key));
        Assert.Null(rig.Record(Key)!.Refusal);
        Assert.Single(rig.Faces);
    }

    [Fact]
    public async Task HandleAsync_RefusedPhotoDeleted_NoteGoesToo()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "nobody");
        await rig.UploadedAsync(Key);
        rig.Store.Remove("faces", Key);
        await rig.HandleAsync(EnrollerRig.Message(Key, name: "ObjectRemoved:Delete"));
        Assert.Empty(rig.Store.Keys("faces"));
        Assert.Empty(rig.Store.Keys("audit"));
    }

    [Fact]
    public async Task HandleAsync_RekognitionThrottles_FailsAndIsDoneLater()
    {
        var rig = new EnrollerRig();
        rig.Photo(Key, "error ThrottlingException");
        Assert.Equal([$"m-{Key}"], await rig.UploadedAsync(Key));
        Assert.Null(rig.Note(Key));
        rig.Photo(Key, "face");
        Assert.Empty(await rig.UploadedAsync(Key, received: 2));
        Assert.Single(rig.Faces);
    }
}
