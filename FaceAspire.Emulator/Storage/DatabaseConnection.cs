using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>A connection that keeps its statements: each is parsed once. Not for several threads at a time.</summary>
internal sealed class DatabaseConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostStatements = 512;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    /// <summary>A statement that nobody uses at the moment.</summary>
    public SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var command))
        {
            return command;
        }

        command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Gives a statement back, whose reader is closed.</summary>
    public void GiveBack(SqliteCommand command)
    {
        if (_idle.Count >= MostStatements || !_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var command in _idle.Values)
        {
            command.Dispose();
        }

        _idle.Clear();
        base.Dispose(disposing);
    }
}
