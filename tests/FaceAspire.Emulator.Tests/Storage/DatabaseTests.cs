using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private const int Writers = 60;
    private const int PageBytes = 4096;

    private readonly TemporaryFolder _temporary = new();
    private readonly DataFolder _folder;
    private readonly Database _database;

    public DatabaseTests()
    {
        var options = new EmulatorOptions { DataPath = _temporary.Path };
        _folder = new(options);
        _database = new(_folder, options, [new("CREATE TABLE IF NOT EXISTS numbers (n INTEGER PRIMARY KEY, filling BLOB);")]);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
        _temporary.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_ManyAtATime_EachHoldsOrFailsByItself(bool withoutThreads)
    {
        var writes = Enumerable.Range(0, Writers).Select(n => withoutThreads
            ? _database.WriteAsync(db => InsertUnlessThird(db, n))
            : Task.Run(() => _database.Write(db => InsertUnlessThird(db, n)), TestContext.Current.CancellationToken)).ToList();

        for (var n = 0; n < Writers; n++)
        {
            if (n % 3 == 0)
            {
                Assert.Equal($"{n}", (await Assert.ThrowsAsync<InvalidOperationException>(() => writes[n])).Message);
            }
            else
            {
                Assert.Equal(n, await writes[n]);
            }
        }

        Assert.Equal(Enumerable.Range(0, Writers).Where(n => n % 3 != 0), Numbers());
    }

    [Fact]
    public void Write_WhileOneIsWritten_TheOthersShareTheNextTransaction()
    {
        var commits = 0;
        var others = Enumerable.Range(0, Writers)
            .Select(n => new Thread(() => _database.Write(db => db.Execute("INSERT INTO numbers (n) VALUES (?1)", n)))).ToList();

        _database.Write(db =>
        {
            SQLitePCL.raw.sqlite3_commit_hook(db.Handle, _ => ++commits * 0, null);
            others.ForEach(other => other.Start());
            SpinWait.SpinUntil(() => others.All(other => other.ThreadState.HasFlag(ThreadState.WaitSleepJoin)));
        });
        others.ForEach(other => other.Join());

        Assert.Equal(Writers, Numbers().Count);
        Assert.Equal(2, commits);
    }

    [Fact]
    public async Task WriteAsync_WhileOneIsWritten_TheOthersShareTheNextTransaction()
    {
        var commits = 0;
        List<Task<int>> others = [];

        _database.Write(db =>
        {
            SQLitePCL.raw.sqlite3_commit_hook(db.Handle, _ => ++commits * 0, null);
            others.AddRange(Enumerable.Range(0, Writers).Select(n => _database.WriteAsync(other => InsertUnlessThird(other, 1 + (3 * n)))));
        });
        await Task.WhenAll(others);

        Assert.Equal(Writers, Numbers().Count);
        Assert.Equal(2, commits);
    }

    [Fact]
    public void Write_NoSpaceLeft_FailsThenRecovers()
    {
        void Fill(int n) => _database.Write(db => db.Execute("INSERT INTO numbers (n, filling) VALUES (?1, zeroblob(1000000))", n));
        Fill(1);
        _database.Write(db => db.Execute("PRAGMA max_page_count = 300"));

        var e = Assert.Throws<SqliteException>(() => Fill(2));
        Assert.Equal(SQLitePCL.raw.SQLITE_FULL, e.SqliteErrorCode);
        _database.Write(db => db.Execute("PRAGMA max_page_count = 100000"));
        Fill(3);

        Assert.Equal([1, 3], Numbers());
    }

    [Fact]
    public async Task Write_MoreThanTheLogHolds_LogIsCopiedAndBeginsAnew()
    {
        for (var n = 0; n < 10; n++)
        {
            _database.Write(db => db.Execute("INSERT INTO numbers (n, filling) VALUES (?1, zeroblob(?2))", n, (LogCopy.LogPages + 10) * PageBytes));
            await _database.Copied;
        }

        Assert.InRange(new FileInfo(Path.Combine(_temporary.Path, "emulator.db-wal")).Length, 1, 2 * LogCopy.LogPages * PageBytes);
        Assert.Equal(10, Numbers().Count);
    }

    [Fact]
    public void Query_WithinAQueryOfTheSameText_ReadsBoth()
    {
        _database.Write(db => db.Execute("INSERT INTO numbers (n) VALUES (1), (2), (3)"));

        var found = _database.Read(db => db.Query(After, row => (row.GetInt32(0), Inner: db.Query(After, inner => inner.GetInt32(0), row.GetInt32(0))), 0));

        Assert.Equal([(1, 2), (2, 1), (3, 0)], found.Select(row => (row.Item1, row.Inner.Count)));
    }

    private static int InsertUnlessThird(SqliteConnection db, int n)
    {
        db.Execute("INSERT INTO numbers (n) VALUES (?1)", n);
        return n % 3 == 0 ? throw new InvalidOperationException($"{n}") : n;
    }

    private const string After = "SELECT n FROM numbers WHERE n > ?1 ORDER BY n";

    private List<int> Numbers() => _database.Read(db => db.Query(After, row => row.GetInt32(0), -1));
}
