using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class SharedFilesTests
{
    private const int ContentBytes = 128 * 1024;
    private const int Contents = GatheringArea.ContentBytes / ContentBytes; // of one file

    [Fact]
    public async Task WriteAsync_BothAreasAreFullAndTheFirstIsStillBeingWritten_Waits()
    {
        using var folder = new TemporaryFolder();
        using var release = new ManualResetEventSlim();
        var files = 0L;
        WrittenFile Create() => new(
            ++files, File.OpenHandle(Path.Combine(folder.Path, $"{files}"), FileMode.Create, FileAccess.Write), _ => release.Wait(TestContext.Current.CancellationToken));
        using var shared = new SharedFiles(Path.Combine(folder.Path, "gathered"), Create, _ => null);
        async Task<ContentPlace> WriteAsync(int i)
        {
            var (file, place, _) = await shared.WriteAsync(Content(i), ContentBytes);
            file.Dispose();
            return place;
        }

        for (var i = 0; i < 2 * Contents; i++)
        {
            await WriteAsync(i);
        }

        var waiting = WriteAsync(2 * Contents);
        release.Set();
        var place = await waiting;

        Assert.Equal(new(3, 0), place);
        var read = new byte[ContentBytes];
        Assert.True(shared.TryRead(place, read));
        Assert.Equal(Content(2 * Contents).ToArray(), read);
        Assert.Equal(Enumerable.Range(0, Contents).SelectMany(i => Content(i).ToArray()), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "1"), TestContext.Current.CancellationToken));
    }

    private static ReadOnlyMemory<byte> Content(int i) => Enumerable.Repeat((byte)i, ContentBytes).ToArray();
}
