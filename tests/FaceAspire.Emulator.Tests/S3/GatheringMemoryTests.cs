using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class GatheringMemoryTests : IDisposable
{
    private const long Number = 7;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _blocks = [.. Enumerable.Range(0, AlignedMemory.Block).Select(i => (byte)(i % 251))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteOut_DiskRefuses_ContentsStayUntilItTakesThem()
    {
        using var memory = Open();
        var area = memory.Areas[0];
        area.Begin(ReadOnly());
        var place = area.Add(_blocks);

        Assert.ThrowsAny<SystemException>(area.WriteOut);
        Assert.Equal(_blocks, Read(area, place));

        area.Resume(Writable());
        area.WriteOut();
        Assert.Equal(_blocks, File.ReadAllBytes(FilePath));
        Assert.False(area.TryRead(place, new byte[1]));
        Assert.Equal(GatheringArea.ContentBytes, area.Room);
    }

    [Fact]
    public void Open_ContentsWereGathered_TheyAreThereAndMoreCanBeAdded()
    {
        ContentPlace place;
        using (var before = Open())
        {
            before.Areas[1].Begin(Writable());
            place = before.Areas[1].Add(_blocks);
        }

        using var memory = Open();
        var area = memory.Areas[1];
        Assert.Equal((0, Number), (memory.Areas[0].Number, area.Number));
        area.Resume(Writable());
        var next = area.Add(_blocks);

        Assert.Equal(new(Number, AlignedMemory.Block), next);
        Assert.Equal(_blocks, Read(area, place));
        Assert.Equal(_blocks, Read(area, next));
    }

    [Fact]
    public void Open_FileIsTooShort_ItIsMadeAnew()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "gathered"), _blocks);

        using var memory = Open();

        Assert.All(memory.Areas, area => Assert.Equal(0, area.Number));
    }

    [Fact]
    public void Resume_FileIsGone_NothingIsThere()
    {
        using var memory = Open();
        var area = memory.Areas[0];
        area.Begin(Writable());
        var place = area.Add(_blocks);

        area.Resume(null);

        Assert.False(area.TryRead(place, new byte[1]));
        Assert.Equal(GatheringArea.ContentBytes, area.Room);
    }

    private static byte[] Read(GatheringArea area, ContentPlace place)
    {
        var bytes = new byte[AlignedMemory.Block];
        Assert.True(area.TryRead(place, bytes));
        return bytes;
    }

    private string FilePath => Path.Combine(_folder.Path, "7");

    private GatheringMemory Open() => new(Path.Combine(_folder.Path, "gathered"));

    private WrittenFile Writable() => new(Number, File.OpenHandle(FilePath, FileMode.OpenOrCreate, FileAccess.Write), _ => { });

    private WrittenFile ReadOnly() => new(Number, File.OpenHandle(FilePath, FileMode.OpenOrCreate, FileAccess.Read), _ => { });
}
