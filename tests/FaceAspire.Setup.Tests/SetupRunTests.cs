using FaceAspire.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceAspire.Setup.Tests;

public sealed class SetupRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryObjectStore _store = new();
    private readonly FakeCloudFormation _cloudFormation = new() { NoUpdates = true };

    public SetupRunTests() => _cloudFormation.Statuses.Enqueue("CREATE_COMPLETE");

    [Fact]
    public async Task RunAsync_NewAccount_SharedStackThenCamerasThenPhotos()
    {
        _folder.Add("Ann/1.jpg", "Bob/1.png");
        foreach (var status in (string[])["", "CREATE_COMPLETE", "", "CREATE_COMPLETE", "", "CREATE_COMPLETE"])
        {
            _cloudFormation.Statuses.Enqueue(status);
        }

        _cloudFormation.Statuses.Dequeue();
        await RunAsync(new() { Sender = "a@b.org", Recipients = "c@d.org", SightingWindow = TimeSpan.FromSeconds(8), MaxYaw = 45.5, Recogniser = Recogniser.Images });
        Assert.Equal(["create FaceAspire", "create FaceAspire-Camera-door", "create FaceAspire-Camera-gate"], _cloudFormation.Calls);
        Assert.Equal(["Ann/1.jpg", "Bob/1.png"], _store.Keys("faces"));
        Assert.Equal(
            "Sender=a@b.org Recipients=c@d.org RecogniserKind=Images VisitTimeout=00:05:00 MinSightings=2 SightingWindow=00:00:08 MaxYaw=45.5",
            Parameters("FaceAspire"));
        Assert.Equal("CameraName=door RecogniserKind=Images", Parameters("FaceAspire-Camera-door"));

        string Parameters(string stack) =>
            string.Join(' ', _cloudFormation.Parameters[stack].Select(parameter => $"{parameter.ParameterKey}={parameter.ParameterValue}"));
    }

    [Fact]
    public async Task RunAsync_Again_UploadsOnlyWhatChanged()
    {
        _folder.Add("Ann/1.jpg", "Ann/2.jpg");
        await RunAsync(new());
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "Ann", "2.jpg"), "another picture", TestContext.Current.CancellationToken);
        _store.Faults.Passed.Clear();
        await RunAsync(new());
        Assert.Equal(["put Ann/2.jpg"], _store.Faults.Passed.Where(point => point.StartsWith("put", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_OtherFiles_NamedInOneLine()
    {
        _folder.Add("Ann/1.jpg", "Ann/notes.txt", "stray.jpg");
        var log = new RecordingLogger<SetupRun>();
        await RunAsync(new(), log);
        Assert.Contains("Ann/notes.txt, stray.jpg", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadAsync_PhotoThatCannotBeUsed_SaidSoAndTheRestGoesOn()
    {
        _folder.Add("Ann/1.jpg", "Ann/3.jpg");
        await using (var large = File.Create(Path.Combine(_folder.Path, "Ann", "2.jpg")))
        {
            large.SetLength((15 * 1024 * 1024) + 1);
        }

        Photo[] photos = [.. PeopleFolder.Read(_folder.Path).Photos, new("Bob", Path.Combine(_folder.Path, "gone.jpg"))];
        var log = new RecordingLogger<PhotoUpload>();
        Assert.Equal(2, await new PhotoUpload(_store, log).UploadAsync("faces", photos, TestContext.Current.CancellationToken));
        Assert.Equal(["Ann/1.jpg", "Ann/3.jpg"], _store.Keys("faces"));
        Assert.Collection(
            log.Warnings,
            large => Assert.Contains("2.jpg is left out: it is over 15 MB", large, StringComparison.Ordinal),
            gone => Assert.Contains("gone.jpg is left out", gone, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_NobodyToEnrol_DeploysAllTheSame()
    {
        await RunAsync(new(), people: "");
        Assert.Equal(3, _cloudFormation.Calls.Count);
        Assert.Empty(_store.Keys("faces"));
    }

    public void Dispose() => _folder.Dispose();

    private Task RunAsync(SetupOptions options, RecordingLogger<SetupRun>? log = null, string? people = null) => new SetupRun(
        options with { FacesBucket = "faces", People = people ?? _folder.Path, Cameras = new() { ["door"] = "", ["gate"] = "" } },
        new(_cloudFormation, TimeProvider.System, NullLogger<StackDeployment>.Instance),
        new(_store, NullLogger<PhotoUpload>.Instance),
        log ?? new()).RunAsync(TestContext.Current.CancellationToken);
}
