using System.Text.Json;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Stream processors, durable.</summary>
internal sealed class ProcessorStore(Database database, Arns arns)
{
    /// <summary>The table.</summary>
    public const string Tables = "CREATE TABLE IF NOT EXISTS rekognition_processors (name TEXT PRIMARY KEY, definition TEXT NOT NULL);";

    /// <summary>Finds a processor.</summary>
    public StreamProcessor? Find(string name) => database.Read(reader => reader.QueryFirst(
        "SELECT definition FROM rekognition_processors WHERE name = ?1", row => JsonSerializer.Deserialize<StreamProcessor>(row.GetString(0)), name));

    /// <summary>All processors, in order of name.</summary>
    public List<StreamProcessor> All() => database.Read(reader => reader.Query(
        "SELECT definition FROM rekognition_processors ORDER BY name", row => JsonSerializer.Deserialize<StreamProcessor>(row.GetString(0))!));

    /// <summary>Writes a processor.</summary>
    public void Save(StreamProcessor processor) => database.Write(writer => writer.Execute(
        "INSERT INTO rekognition_processors (name, definition) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET definition = ?2",
        processor.Name, JsonSerializer.Serialize(processor)));

    /// <summary>Deletes a processor.</summary>
    public void Remove(string name) => database.Write(writer => writer.Execute("DELETE FROM rekognition_processors WHERE name = ?1", name));

    /// <summary>A processor's ARN.</summary>
    public string ArnOf(string name) => arns.Of("rekognition", $"streamprocessor/{name}");
}
