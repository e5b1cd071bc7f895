using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Stacks, their resources and what happened to them, durable.</summary>
internal sealed class StackStore(Database database, TimeProvider time)
{
    /// <summary>The status of a deleted stack.</summary>
    public const string DeleteComplete = "DELETE_COMPLETE";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS cloudformation_stacks (
            name TEXT PRIMARY KEY, id TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, template TEXT NOT NULL, parameters TEXT NOT NULL,
            outputs TEXT NOT NULL, created_ms INTEGER NOT NULL, updated_ms INTEGER);
        CREATE TABLE IF NOT EXISTS cloudformation_resources (
            stack TEXT NOT NULL, logical_id TEXT NOT NULL, type TEXT NOT NULL, physical_id TEXT NOT NULL, attributes TEXT NOT NULL,
            properties TEXT NOT NULL, status TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (stack, logical_id));
        CREATE TABLE IF NOT EXISTS cloudformation_events (
            place INTEGER PRIMARY KEY AUTOINCREMENT, stack TEXT NOT NULL, id TEXT NOT NULL, logical_id TEXT NOT NULL, physical_id TEXT NOT NULL,
            type TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, at_ms INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS cloudformation_events_by_stack ON cloudformation_events (stack, place);
        CREATE TABLE IF NOT EXISTS cloudformation_deleted_stacks (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, template TEXT NOT NULL, parameters TEXT NOT NULL, outputs TEXT NOT NULL,
            created_ms INTEGER NOT NULL, updated_ms INTEGER, deleted_ms INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS cloudformation_exports (name TEXT PRIMARY KEY, value TEXT NOT NULL, stack TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS cloudformation_imports (name TEXT NOT NULL, stack TEXT NOT NULL, PRIMARY KEY (name, stack)) WITHOUT ROWID;
        """;

    /// <summary>Finds a stack by name or id.</summary>
    public StackRecord? Find(string nameOrId) => database.Read(reader => reader.QueryFirst(
        $"{SelectStack} WHERE name = ?1 OR id = ?1", ToStack, nameOrId));

    /// <summary>All stacks, in order of name.</summary>
    public List<StackRecord> All() => database.Read(reader => reader.Query($"{SelectStack} ORDER BY name", ToStack));

    /// <summary>Writes a stack.</summary>
    public void Save(StackRecord stack) => database.Write(writer => writer.Execute(
        """
        INSERT INTO cloudformation_stacks (name, id, status, reason, template, parameters, outputs, created_ms, updated_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (name) DO UPDATE SET
            id = ?2, status = ?3, reason = ?4, template = ?5, parameters = ?6, outputs = ?7, created_ms = ?8, updated_ms = ?9
        """,
        stack.Name, stack.Id, stack.Status, stack.Reason, stack.Template, JsonSerializer.Serialize(stack.Parameters), JsonSerializer.Serialize(stack.Outputs),
        stack.CreatedAt.ToUnixTimeMilliseconds(), stack.UpdatedAt?.ToUnixTimeMilliseconds()));

    /// <summary>Finds a deleted stack by id.</summary>
    public StackRecord? FindDeleted(string id) => database.Read(reader => reader.QueryFirst($"{SelectDeleted} WHERE id = ?1", ToDeleted, id));

    /// <summary>Deleted stacks, the latest first.</summary>
    public List<StackRecord> Deleted() => database.Read(reader => reader.Query($"{SelectDeleted} ORDER BY deleted_ms DESC, id", ToDeleted));

    /// <summary>A stack was deleted: its name is free. For ninety days, as AWS has it, it and what happened to it are known by its id.</summary>
    public void Remove(StackRecord stack) => database.Write(writer =>
    {
        foreach (var table in (string[])["resources", "exports", "imports", "change_sets"])
        {
            writer.Execute($"DELETE FROM cloudformation_{table} WHERE stack = ?1", stack.Name);
        }

        var now = time.GetUtcNow();
        writer.Execute("UPDATE cloudformation_events SET stack = ?2 WHERE stack = ?1", stack.Name, stack.Id);
        writer.Execute(
            """
            INSERT OR REPLACE INTO cloudformation_deleted_stacks
            SELECT id, name, template, parameters, outputs, created_ms, updated_ms, ?2 FROM cloudformation_stacks WHERE name = ?1
            """,
            stack.Name, now.ToUnixTimeMilliseconds());
        writer.Execute("DELETE FROM cloudformation_stacks WHERE name = ?1", stack.Name);
        var oldest = (now - Remembered).ToUnixTimeMilliseconds();
        writer.Execute("DELETE FROM cloudformation_events WHERE stack IN (SELECT id FROM cloudformation_deleted_stacks WHERE deleted_ms < ?1)", oldest);
        writer.Execute("DELETE FROM cloudformation_deleted_stacks WHERE deleted_ms < ?1", oldest);
    });

    /// <summary>A stack's resources, in the order in which they were created.</summary>
    public List<StackResourceRecord> Resources(string stack) => database.Read(reader => reader.Query(
        "SELECT logical_id, type, physical_id, attributes, properties, status, at_ms FROM cloudformation_resources WHERE stack = ?1 ORDER BY rowid",
        ToResource, stack));

    /// <summary>Writes a resource.</summary>
    public void Save(string stack, StackResourceRecord resource) => database.Write(writer => writer.Execute(
        """
        INSERT INTO cloudformation_resources (stack, logical_id, type, physical_id, attributes, properties, status, at_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (stack, logical_id) DO UPDATE SET type = ?3, physical_id = ?4, attributes = ?5, properties = ?6, status = ?7, at_ms = ?8
        """,
        stack, resource.LogicalId, resource.Type, resource.PhysicalId, JsonSerializer.Serialize(resource.Attributes), resource.Properties.ToJsonString(),
        resource.Status, resource.At.ToUnixTimeMilliseconds()));

    /// <summary>Forgets a resource.</summary>
    public void Remove(string stack, string logicalId) => database.Write(writer =>
        writer.Execute("DELETE FROM cloudformation_resources WHERE stack = ?1 AND logical_id = ?2", stack, logicalId));

    /// <summary>What happened to a stack, newest first.</summary>
    public List<StackEventRecord> Events(string stack) => database.Read(reader => reader.Query(
        "SELECT id, logical_id, physical_id, type, status, reason, at_ms FROM cloudformation_events WHERE stack = ?1 ORDER BY place DESC",
        row => new StackEventRecord(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5), Time(row.GetInt64(6))),
        stack));

    /// <summary>Notes that something happened.</summary>
    public void Note(string stack, string logicalId, string physicalId, string type, string status, string? reason = null) => database.Write(writer =>
        writer.Execute(
            "INSERT INTO cloudformation_events (stack, id, logical_id, physical_id, type, status, reason, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            stack, Guid.NewGuid().ToString(), logicalId, physicalId, type, status, reason, time.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <summary>What a stack exports under a name, or <see langword="null"/>.</summary>
    public string? Export(string name) => database.Read(reader =>
        reader.QueryFirst("SELECT value FROM cloudformation_exports WHERE name = ?1", row => row.GetString(0), name));

    /// <summary>What is exported, with the stack that does it, in order of name.</summary>
    public List<(string Name, string Value, string Stack)> Exports() => database.Read(reader => reader.Query(
        "SELECT name, value, stack FROM cloudformation_exports ORDER BY name", row => (row.GetString(0), row.GetString(1), row.GetString(2))));

    /// <summary>The stacks that use an export, in order of name.</summary>
    public List<string> Importers(string export) => database.Read(reader => reader.Query(
        "SELECT stack FROM cloudformation_imports WHERE name = ?1 ORDER BY stack", row => row.GetString(0), export));

    /// <summary>Replaces what a stack imports and exports.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: another stack exports such a name, or uses one that would go or change.</exception>
    public void SaveLinks(string stack, IReadOnlyCollection<string> imports, IEnumerable<StackOutput> outputs)
    {
        var exports = outputs.Where(output => output.ExportName is not null).ToDictionary(output => output.ExportName!, output => output.Value);
        foreach (var (name, value, owner) in Exports())
        {
            if (owner != stack && exports.ContainsKey(name))
            {
                throw CloudFormationErrors.Validation($"Export with name {name} is already exported by stack {owner}");
            }

            if (owner == stack && exports.GetValueOrDefault(name) != value && Importers(name) is [var importer, ..])
            {
                throw CloudFormationErrors.Validation($"Export {name} cannot be updated as it is in use by {importer}");
            }
        }

        database.Write(writer =>
        {
            writer.Execute("DELETE FROM cloudformation_exports WHERE stack = ?1", stack);
            writer.Execute("DELETE FROM cloudformation_imports WHERE stack = ?1", stack);
            foreach (var (name, value) in exports)
            {
                writer.Execute("INSERT INTO cloudformation_exports (name, value, stack) VALUES (?1, ?2, ?3)", name, value, stack);
            }

            foreach (var name in imports)
            {
                writer.Execute("INSERT INTO cloudformation_imports (name, stack) VALUES (?1, ?2)", name, stack);
            }
        });
    }

    private const string SelectStack =
        "SELECT name, id, status, reason, template, parameters, outputs, created_ms, updated_ms FROM cloudformation_stacks";

    private const string SelectDeleted =
        $"SELECT name, id, '{DeleteComplete}', NULL, template, parameters, outputs, created_ms, updated_ms, deleted_ms FROM cloudformation_deleted_stacks";

    private static StackRecord ToDeleted(SqliteDataReader row) => ToStack(row) with { DeletedAt = Time(row.GetInt64(9)) };

    private static StackRecord ToStack(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), row.GetString(4),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(5))!,
        JsonSerializer.Deserialize<List<StackOutput>>(row.GetString(6))!,
        Time(row.GetInt64(7)), row.IsDBNull(8) ? null : Time(row.GetInt64(8)));

    private static StackResourceRecord ToResource(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!,
        JsonNode.Parse(row.GetString(4))!.AsObject(), row.GetString(5), Time(row.GetInt64(6)));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
