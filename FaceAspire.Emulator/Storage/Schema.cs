using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>The tables of one service, created when the database is opened. Registered as a singleton, one per service.</summary>
/// <param name="Sql">Statements that may run again: <c>CREATE TABLE IF NOT EXISTS …</c>. Tables are named after their service: <c>sqs_messages</c>.</param>
internal sealed record Schema(string Sql)
{
    /// <summary>Creates what is missing. What is there must be the same: other tables would fail only when they are used first.</summary>
    /// <exception cref="InvalidDataException">A table or index is another version's.</exception>
    public static void Create(SqliteConnection db, IEnumerable<Schema> schemas)
    {
        var all = string.Join('\n', schemas.Select(schema => schema.Sql));
        db.Execute(all);
        var known = all.Replace("IF NOT EXISTS ", "", StringComparison.Ordinal); // so SQLite keeps each statement
        foreach (var (name, sql) in db.Query(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'", row => (row.GetString(0), row.GetString(1))))
        {
            if (!known.Contains(sql, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"its {name} is another version's");
            }
        }
    }
}
