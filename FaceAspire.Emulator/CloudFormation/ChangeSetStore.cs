using System.Text.Json;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Change sets, durable.</summary>
internal sealed class ChangeSetStore(Database database)
{
    /// <summary>The table.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS cloudformation_change_sets (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, stack TEXT NOT NULL, template TEXT NOT NULL, parameters TEXT NOT NULL, status TEXT NOT NULL,
            reason TEXT, execution TEXT NOT NULL, created_ms INTEGER NOT NULL, UNIQUE (stack, name));
        """;

    private const string Select = "SELECT id, name, stack, template, parameters, status, reason, execution, created_ms FROM cloudformation_change_sets";

    /// <summary>Finds a change set by id, or by name within a stack.</summary>
    public ChangeSetRecord? Find(string? stack, string nameOrId) => database.Read(reader => reader.QueryFirst(
        $"{Select} WHERE id = ?1 OR (name = ?1 AND stack = ?2)", Read, nameOrId, stack));

    /// <summary>A stack's change sets, oldest first.</summary>
    public List<ChangeSetRecord> Of(string stack) => database.Read(reader => reader.Query($"{Select} WHERE stack = ?1 ORDER BY created_ms", Read, stack));

    /// <summary>Writes a change set.</summary>
    public void Save(ChangeSetRecord set) => database.Write(writer => writer.Execute(
        """
        INSERT INTO cloudformation_change_sets (id, name, stack, template, parameters, status, reason, execution, created_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET execution = ?8
        """,
        set.Id, set.Name, set.Stack, set.Template, JsonSerializer.Serialize(set.Parameters), set.Status, set.Reason, set.Execution,
        set.CreatedAt.ToUnixTimeMilliseconds()));

    /// <summary>Deletes a change set.</summary>
    public void Remove(string id) => database.Write(writer => writer.Execute("DELETE FROM cloudformation_change_sets WHERE id = ?1", id));

    private static ChangeSetRecord Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4))!,
        row.GetString(5), row.Text(6), row.GetString(7), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)));
}
