using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>SQL with positional parameters: <c>?1</c> is the first of <c>arguments</c>.</summary>
internal static class SqliteExtensions
{
    /// <summary>Runs a statement; returns the number of rows changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> arguments)
    {
        using var statement = new Statement(connection, sql, arguments);
        return statement.Command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and reads all its rows.</summary>
    public static List<T> Query<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        var rows = new List<T>();
        connection.ForEach(sql, row => rows.Add(read(row)), arguments);
        return rows;
    }

    /// <summary>Runs a query and reads its rows one after the other; returns their number.</summary>
    public static long ForEach(
        this SqliteConnection connection, string sql, Action<SqliteDataReader> read, params ReadOnlySpan<object?> arguments)
    {
        using var statement = new Statement(connection, sql, arguments);
        using var reader = statement.Command.ExecuteReader();
        var rows = 0L;
        for (; reader.Read(); rows++)
        {
            read(reader);
        }

        return rows;
    }

    /// <summary>Runs a query and reads its first row.</summary>
    /// <returns>The row, or <see langword="default"/> when there is none.</returns>
    public static T? QueryFirst<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var statement = new Statement(connection, sql, arguments);
        using var reader = statement.Command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>The column's text, or <see langword="null"/> for SQL's NULL.</summary>
    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A statement with its arguments, while it runs.</summary>
    private readonly ref struct Statement
    {
        private readonly DatabaseConnection _connection;

        public Statement(SqliteConnection connection, string sql, ReadOnlySpan<object?> arguments)
        {
            _connection = (DatabaseConnection)connection;
            Command = _connection.Take(sql);
            for (var i = 0; i < arguments.Length; i++)
            {
                if (i == Command.Parameters.Count)
                {
                    Command.Parameters.Add(new() { ParameterName = $"?{i + 1}" });
                }

                Command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
            }
        }

        public SqliteCommand Command { get; }

        public void Dispose()
        {
            foreach (SqliteParameter parameter in Command.Parameters)
            {
                parameter.Value = DBNull.Value; // a blob must not live as long as its statement
            }

            _connection.GiveBack(Command);
        }
    }
}
