using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>
/// The metadata of all services, in one SQLite file: many readers, one writer at a time. A write that has returned survives
/// the death of the process (write-ahead log), and opening takes the same time however much is stored.
/// </summary>
internal sealed class Database : IThreadPoolWorkItem, IDisposable
{
    /// <summary>Pages in the log at which SQLite copies it while all writes wait, since they came faster than <see cref="LogCopy"/> did.</summary>
    private const int MostLogPages = 4 * LogCopy.LogPages;

    private readonly string _connectionString;
    private readonly DatabaseConnection _writer;
    private readonly Lock _writing = new();
    private readonly ConcurrentQueue<PendingChange> _pending = new();
    private readonly ConcurrentBag<DatabaseConnection> _readers = [];
    private readonly LogCopy _copy;
    private bool _isScheduled;

    /// <summary>Opens the file and creates what tables are missing.</summary>
    /// <exception cref="StorageException">The file is damaged, or of a version that has other tables.</exception>
    public Database(DataFolder folder, EmulatorOptions options, IEnumerable<Schema> schemas)
    {
        var path = Path.Combine(folder.Root, "emulator.db");
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        _writer = new(_connectionString);
        var synchronous = options.Ephemeral ? "OFF" : "NORMAL";
        _copy = new(_connectionString, synchronous, Alone);
        try
        {
            _writer.Open();
            _writer.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = {MostLogPages};");
            Write(writer => Schema.Create(writer, schemas));
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException)
        {
            Dispose();
            throw new StorageException(
                $"The database {path} cannot be read ({e.Message.TrimEnd('.')}). Move the folder {folder.Root} away to begin anew, or keep nothing with --ephemeral.", e);
        }
    }

    /// <summary>The latest copying of the log into the database.</summary>
    public Task Copied => _copy.Latest;

    /// <summary>Runs <paramref name="query"/> on a connection of its own, beside any writer.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        if (!_readers.TryTake(out var connection))
        {
            connection = new(_connectionString);
            connection.Open();
        }

        try
        {
            return query(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    /// <summary>
    /// Runs <paramref name="change"/> alone in a transaction; an exception rolls it back. Changes that come while another one is written share the
    /// next transaction and its cost: whichever thread is free first runs them all, so that a change must not need what its caller has locked.
    /// </summary>
    public T Write<T>(Func<SqliteConnection, T> change)
    {
        var pending = new PendingChange<T>(change);
        _pending.Enqueue(pending);
        lock (_writing)
        {
            while (!pending.Ended.IsCompleted)
            {
                WritePending();
            }
        }

        return pending.Ended.GetAwaiter().GetResult();
    }

    /// <summary>The same for who can wait without a thread: then as many can wait as there are.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change)
    {
        var pending = new PendingChange<T>(change);
        _pending.Enqueue(pending);
        if (!Interlocked.Exchange(ref _isScheduled, true))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return pending.Ended;
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> change) => Write(writer =>
    {
        change(writer);
        return 0;
    });

    /// <summary>Writes what <see cref="WriteAsync"/> has left to it.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            Alone(WritePending);
            Volatile.Write(ref _isScheduled, false);
        }
        while (!_pending.IsEmpty && !Interlocked.Exchange(ref _isScheduled, true));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _copy.Dispose();
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    /// <summary>One transaction with all changes that wait, each of which holds or fails by itself.</summary>
    private void WritePending()
    {
        List<PendingChange> changes = [];
        while (_pending.TryDequeue(out var change))
        {
            changes.Add(change);
        }

        if (changes.Count == 0)
        {
            return;
        }

        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            if (changes is [var only])
            {
                only.Run(_writer); // its failure is the transaction's
            }
            else
            {
                changes.ForEach(Run);
            }

            _writer.Execute("COMMIT");
        }
        catch (Exception e) // a full disk, say: the whole transaction is lost
        {
            RollBack();
            changes.ForEach(change => change.Fail(e));
        }

        changes.ForEach(change => change.End());
        _copy.BeginIfDue(_writer);
    }

    private void Alone(Action action)
    {
        lock (_writing)
        {
            action();
        }
    }

    private void Run(PendingChange change)
    {
        _writer.Execute("SAVEPOINT change");
        try
        {
            change.Run(_writer);
        }
        catch (Exception e) when (IsInTransaction)
        {
            change.Fail(e);
            _writer.Execute("ROLLBACK TO change");
        }

        _writer.Execute("RELEASE change");
    }

    private void RollBack()
    {
        if (IsInTransaction)
        {
            _writer.Execute("ROLLBACK");
        }
    }

    private bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_writer.Handle) == 0;
}
