using FaceAspire.Video.Buffering;
using FaceAspire.Video.Spooling;

namespace FaceAspire.Video.Tests;

public sealed class FileSpoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faceaspire-spool-").FullName;
    private readonly Lines _lines = new();

    [Fact]
    public void Restore_AfterARestart_GivesWhatWasWrittenInOrder()
    {
        var before = Spool();
        Assert.True(before.TryWrite(Outgoing.Fragment(20, size: 30)));
        Assert.True(before.TryWrite(Outgoing.Fragment(3, size: 40)));

        var after = Spool();
        var restored = after.Restore();

        Assert.Equal([3000, 20_000], restored.Select(fragment => fragment.Timecode));
        Assert.All(restored, fragment => Assert.Equal((FragmentPlace.Disk, 50), (fragment.Place, fragment.Frames)));
        Assert.Equal(TimeSpan.FromSeconds(4.9), restored[0].Until);
        var first = after.Read(restored[0])!;
        Assert.Equal(Outgoing.Header, first.Header.ToArray());
        Assert.Equal(40, first.Cluster.Length);
        Assert.Contains("2 fragment(s) of an earlier run are sent first", Assert.Single(_lines.All), StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_Restored_LeavesNothing()
    {
        Spool().TryWrite(Outgoing.Fragment(3));
        var spool = Spool();

        spool.Delete(spool.Restore()[0]);

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Restore_ForeignCutAndUnfinishedFiles_SaysOneLineEachAndUsesTheRest()
    {
        var spool = Spool();
        spool.TryWrite(Outgoing.Fragment(1));
        spool.TryWrite(Outgoing.Fragment(2));
        var cut = Path.Combine(_folder, "0000000002000.fragment");
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..^1]);
        File.Copy(Path.Combine(_folder, "0000000001000.fragment"), Path.Combine(_folder, "copy.fragment"));
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "by somebody else");
        File.WriteAllText(Path.Combine(_folder, "0000000003000.fragment.tmp"), "half");

        var restored = Spool().Restore();

        Assert.Equal([1000], restored.Select(fragment => fragment.Timecode));
        Assert.Equal(3, _lines.All.Count(line => line.Contains("is not used", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(_folder, "0000000003000.fragment.tmp")));
        Assert.True(File.Exists(Path.Combine(_folder, "notes.txt")));
    }

    [Fact]
    public void Read_OneBitFlipped_IsNothingAndSaysSo()
    {
        Spool().TryWrite(Outgoing.Fragment(1));
        var path = Assert.Single(Directory.GetFiles(_folder));
        var bytes = File.ReadAllBytes(path);
        bytes[^40] ^= 1;
        File.WriteAllBytes(path, bytes);
        var spool = Spool();

        Assert.Null(spool.Read(spool.Restore()[0]));
        Assert.Contains("is damaged", _lines.All[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TryWrite_FolderIsAFile_SaysSoOnceAndIsFalse()
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "");
        var spool = new FileSpool(path, "door", _lines);

        Assert.Empty(spool.Restore());
        Assert.False(spool.TryWrite(Outgoing.Fragment(1)));
        Assert.False(spool.TryWrite(Outgoing.Fragment(2)));
        Assert.Single(_lines.All);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FileSpool Spool() => new(_folder, "door", _lines);
}
