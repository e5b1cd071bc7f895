using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests.Storage;

/// <summary>What stands in the way of the state: one line that names it, and the way out.</summary>
public sealed class StorageTests
{
    [Fact]
    public async Task Start_FolderIsAFile_NamesItAndTheWayOut()
    {
        var file = Path.GetTempFileName();

        var e = await Assert.ThrowsAsync<StorageException>(() => StartAsync(Path.Combine(file, "x")));

        Assert.Contains(file, e.Message, StringComparison.Ordinal);
        Assert.Contains("--ephemeral", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public async Task Start_FolderInUse_SaysSo()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Path;
        await using (await StartAsync(folder))
        {
            var e = await Assert.ThrowsAsync<StorageException>(() => StartAsync(folder));
            Assert.StartsWith($"The data folder {folder} is in use by another emulator.", e.Message, StringComparison.Ordinal);
        }

        await using var after = await StartAsync(folder); // the lock goes with its owner
    }

    [Fact]
    public async Task Start_DatabaseDamaged_NamesItAndTheWayOut()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Path;
        await File.WriteAllTextAsync(Path.Combine(folder, "emulator.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<StorageException>(() => StartAsync(folder));

        Assert.Contains($"The database {Path.Combine(folder, "emulator.db")} cannot be read", e.Message, StringComparison.Ordinal);
        Assert.Contains("Move the folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TablesOfAnotherVersion_NamesThemAndTheWayOut()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Path;
        await using (await StartAsync(folder))
        {
        }

        await using (await StartAsync(folder)) // the same ones are no obstacle
        {
        }

        using (var db = new SqliteConnection($"Data Source={Path.Combine(folder, "emulator.db")};Pooling=False"))
        {
            db.Open();
            new SqliteCommand("ALTER TABLE s3_buckets ADD COLUMN colour TEXT", db).ExecuteNonQuery();
        }

        var e = await Assert.ThrowsAsync<StorageException>(() => StartAsync(folder));

        Assert.Contains("its s3_buckets is another version's", e.Message, StringComparison.Ordinal);
        Assert.Contains($"Move the folder {folder} away", e.Message, StringComparison.Ordinal);
    }

    private static Task<RunningEmulator> StartAsync(string folder) => RunningEmulator.StartAsync(builder =>
        builder.Configuration.AddInMemoryCollection([new("Emulator:Ephemeral", "false"), new("Emulator:DataPath", folder)]));
}
