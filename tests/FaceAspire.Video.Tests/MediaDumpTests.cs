using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Tests;

public sealed class MediaDumpTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 18, 0, 0, 123, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("faceaspire-dump-").FullName;
    private readonly Lines _lines = new();

    [Fact]
    public async Task Write_Twice_IsOneFileOfBoth()
    {
        await using (var dump = MediaDump.Begin(_folder, "door", Now, _lines))
        {
            await dump.WriteAsync(new(new byte[] { 1, 2 }), TestContext.Current.CancellationToken);
            await dump.WriteAsync(new(new byte[] { 3 }), TestContext.Current.CancellationToken);
        }

        var file = Path.Combine(_folder, "door-20261125T180000123.mkv");
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Begin_FolderCannotBeMade_SaysSoOnceAndDoesNothing()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        await using var dump = MediaDump.Begin(Path.Combine(file, "below"), "door", Now, _lines);
        await dump.WriteAsync(new(new byte[] { 1 }), TestContext.Current.CancellationToken);

        Assert.Single(_lines.All);
    }

    [Fact]
    public async Task Write_DiskIsFull_SaysSoOnceAndDoesNothingFromThenOn()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        File.CreateSymbolicLink(Path.Combine(_folder, "door-20261125T180000123.mkv"), "/dev/full");

        await using var dump = MediaDump.Begin(_folder, "door", Now, _lines);
        await dump.WriteAsync(new(new byte[] { 1 }), TestContext.Current.CancellationToken);
        await dump.WriteAsync(new(new byte[] { 2 }), TestContext.Current.CancellationToken);

        Assert.Single(_lines.All);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
