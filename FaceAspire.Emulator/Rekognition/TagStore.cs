using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Tags of collections and stream processors, durable.</summary>
internal sealed class TagStore(Database database)
{
    /// <summary>The table.</summary>
    public const string Tables = "CREATE TABLE IF NOT EXISTS rekognition_tags (arn TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (arn, name));";

    /// <summary>A resource's tags.</summary>
    public Dictionary<string, string> Of(string arn) => database.Read(reader => reader.Query(
        "SELECT name, value FROM rekognition_tags WHERE arn = ?1 ORDER BY name", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), arn)).ToDictionary();

    /// <summary>Sets tags; others stay.</summary>
    public void Set(string arn, IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is { Count: > 0 })
        {
            database.Write(writer =>
            {
                foreach (var (name, value) in tags)
                {
                    writer.Execute("INSERT INTO rekognition_tags (arn, name, value) VALUES (?1, ?2, ?3) ON CONFLICT (arn, name) DO UPDATE SET value = ?3", arn, name, value);
                }
            });
        }
    }

    /// <summary>Removes tags.</summary>
    public void Remove(string arn, IReadOnlyList<string> names) => database.Write(writer =>
    {
        foreach (var name in names)
        {
            writer.Execute("DELETE FROM rekognition_tags WHERE arn = ?1 AND name = ?2", arn, name);
        }
    });

    /// <summary>Removes all tags of a resource.</summary>
    public void Clear(string arn) => database.Write(writer => writer.Execute("DELETE FROM rekognition_tags WHERE arn = ?1", arn));
}
