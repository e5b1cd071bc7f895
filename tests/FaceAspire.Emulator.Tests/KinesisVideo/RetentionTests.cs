using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class RetentionTests
{
    [Fact]
    public async Task Retention_NobodySendsAnyMore_FilesAreDeletedAllTheSame()
    {
        using var folder = new TemporaryFolder();
        await using var video = await VideoFixture.StartAsync(folder);
        await video.PutAsync(TestMedia.Document(0, 2));
        var gone = GoneAsync(folder);

        await video.Time.AdvanceUntilAsync(VideoRetention.Interval, gone);

        Assert.Empty(await video.FragmentsAsync());
        Assert.True(video.Time.GetUtcNow().ToUnixTimeSeconds() - VideoFixture.Start >= 7200);
    }

    [Fact]
    public async Task UpdateDataRetention_Decreased_WhatIsOverTheNewTimeIsGoneAtOnce()
    {
        using var folder = new TemporaryFolder();
        await using var video = await VideoFixture.StartAsync(folder);
        await video.PutAsync(TestMedia.Document(0));
        video.Time.Advance(TimeSpan.FromMinutes(90));
        await video.PutAsync(TestMedia.Document(5400));

        var version = (await video.DescribeAsync("cam")).GetProperty("Version").GetString();
        await video.Wire.PostAsync("/updateDataRetention", new { StreamName = "cam", CurrentVersion = version, Operation = "DECREASE_DATA_RETENTION", DataRetentionChangeInHours = 1 });
        version = (await video.DescribeAsync("cam")).GetProperty("Version").GetString();
        await video.Wire.PostAsync("/updateDataRetention", new { StreamName = "cam", CurrentVersion = version, Operation = "INCREASE_DATA_RETENTION", DataRetentionChangeInHours = 9 });

        Assert.Single(await video.FragmentsAsync());
        Assert.Single(Files(folder));
    }

    [Fact]
    public async Task DeleteStream_WithVideo_FreesItsFiles()
    {
        using var folder = new TemporaryFolder();
        await using var video = await VideoFixture.StartAsync(folder);
        await video.PutAsync(TestMedia.Document(0, 2, 4));
        Assert.Equal(3, Files(folder).Length);

        await video.DeleteAsync("cam");

        Assert.Empty(Files(folder));
    }

    [Fact]
    public async Task NoRetention_FiveMinutesAndSoManyBytesForReaders()
    {
        using var folder = new TemporaryFolder();
        var size = TestMedia.Document(0).Length;
        await using var video = await VideoFixture.StartAsync(folder, ("MaxBufferBytes", $"{(size * 5) / 2}"));
        await video.CreateAsync("live", hours: 0);

        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "BUFFERING 2000", "RECEIVED 2000", "BUFFERING 4000", "RECEIVED 4000"], await video.PutAsync(TestMedia.Document(0, 2, 4), "live"));
        Assert.Equal(2, Files(folder).Length); // the newest
        video.Time.Advance(TimeSpan.FromMinutes(5.1));
        await video.PutAsync(TestMedia.Document(310), "live");

        Assert.Single(Files(folder));
    }

    [Fact]
    public async Task Start_AfterASuddenEnd_FilesWithoutARowAreDeleted()
    {
        using var folder = new TemporaryFolder();
        await using (var video = await VideoFixture.StartAsync(folder))
        {
            await video.PutAsync(TestMedia.Document(0, 2));
        }

        var (kept, orphan) = (Files(folder)[0], Path.Combine(Path.GetDirectoryName(Files(folder)[0])!, "000000000000.mkv"));
        var stranger = Directory.CreateDirectory(Path.Combine(folder.Path, "video", "gone-1767323045000")).FullName;
        File.Copy(kept, orphan);
        File.Copy(kept, Path.Combine(stranger, "000000000001.mkv"));

        await using var again = await VideoFixture.StartAsync(folder);
        await WhenAsync(folder, () => !File.Exists(orphan) && !Directory.Exists(stranger));

        Assert.Equal(2, Files(folder).Length);
        Assert.Equal(2, (await again.FragmentsAsync()).Length);
    }

    private static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(Path.Combine(folder.Path, "video"), "*.mkv", SearchOption.AllDirectories).Order()];

    private static Task<bool> GoneAsync(TemporaryFolder folder) => WhenAsync(folder, () => Files(folder).Length == 0);

    /// <summary>Waits for the files to be as they should, woken by the file system.</summary>
    private static async Task<bool> WhenAsync(TemporaryFolder folder, Func<bool> isSo)
    {
        using var watcher = new FileSystemWatcher(Path.Combine(folder.Path, "video")) { IncludeSubdirectories = true };
        var changed = new SemaphoreSlim(0);
        watcher.Deleted += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!isSo())
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(60), VideoFixture.Token));
        }

        return true;
    }
}
