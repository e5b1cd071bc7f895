using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>
/// The metadata of all services, in one SQLite file: many readers, one writer at a time. A write that has returned survives
/// the death of the process (write-ahead log), and opening takes the same time however much is stored.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Lock _writing = new();

    /// <summary>Opens the file and creates what tables are missing.</summary>
    /// <exception cref="StorageException">The file is damaged, or of a version that has other tables.</exception>
    public Database(DataFolder folder, EmulatorOptions options, IEnumerable<Schema> schemas)
    {
        var path = Path.Combine(folder.Root, "emulator.db");
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        _writer = new(_connectionString);
        try
        {
            _writer.Open();
            _writer.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(options.Ephemeral ? "OFF" : "NORMAL")};");
            Write(writer => writer.Execute(string.Join('\n', schemas.Select(schema => schema.Sql))));
        }
        catch (SqliteException e)
        {
            _writer.Dispose();
            SqliteConnection.ClearPool(_writer);
            throw new StorageException(
                $"The database {path} cannot be read ({e.Message.TrimEnd('.')}). Move the folder {folder.Root} away to begin anew, or keep nothing with --ephemeral.", e);
        }
    }

    /// <summary>Runs <paramref name="query"/> on a pooled connection, beside any writer.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        using var connection = Open();
        return query(connection);
    }

    /// <summary>Runs <paramref name="change"/> in one transaction, alone; an exception rolls it back.</summary>
    public T Write<T>(Func<SqliteConnection, T> change)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();
            var result = change(_writer);
            transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> change) => Write(writer =>
    {
        change(writer);
        return 0;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled); // this file's alone
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
