using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>
/// Copies the write-ahead log into the database and synchronises both, which takes tens of milliseconds. Most of it is copied beside the writes ("PASSIVE",
/// sqlite.org, "PRAGMA wal_checkpoint"), and only what came meanwhile while they wait: then the log begins anew.
/// </summary>
/// <param name="connectionString">The database.</param>
/// <param name="synchronous">How far what is copied is synchronised, as for the writer: a connection has that of its own.</param>
/// <param name="alone">Runs something while no write is under way.</param>
internal sealed class LogCopy(string connectionString, string synchronous, Action<Action> alone) : IDisposable
{
    /// <summary>Pages of 4 KiB in the log, at which it is copied: so seldom, and yet few enough to read on opening.</summary>
    public const int LogPages = 4000;

    private const string Copy = "PRAGMA wal_checkpoint(PASSIVE)";
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private readonly DatabaseConnection _connection = new(connectionString);
    private int _begun; // the pages written when the latest began

    /// <summary>The latest.</summary>
    public Task Latest { get; private set; } = Task.CompletedTask;

    /// <summary>Begins one if the log is long enough and none is under way. Is called by the writer, after a transaction.</summary>
    public void BeginIfDue(SqliteConnection writer)
    {
        _ = SQLitePCL.raw.sqlite3_db_status(writer.Handle, PagesWritten, out var written, out _, 0);
        if (written - _begun >= LogPages && Latest.IsCompleted)
        {
            _begun = written;
            Latest = Task.Run(CopyAll);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Latest.GetAwaiter().GetResult();
        _connection.Dispose();
    }

    private void CopyAll()
    {
        try
        {
            _connection.Open();
            _connection.Execute($"PRAGMA synchronous = {synchronous}");
            _connection.Execute(Copy);
            alone(() => _connection.Execute(Copy));
        }
        catch (SqliteException)
        {
            // the disk is full, say: what is in the log stays there, and is copied the next time
        }
    }
}
