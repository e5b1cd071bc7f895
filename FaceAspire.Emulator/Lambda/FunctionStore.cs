using System.Text.Json;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Functions, durable.</summary>
internal sealed class FunctionStore(Database database, Arns arns)
{
    /// <summary>The table.</summary>
    public const string Tables = "CREATE TABLE IF NOT EXISTS lambda_functions (name TEXT PRIMARY KEY, definition TEXT NOT NULL);";

    /// <summary>Finds a function by name, ARN or partial ARN.</summary>
    public LambdaFunction? Find(string nameOrArn) => database.Read(reader => reader.QueryFirst(
        "SELECT definition FROM lambda_functions WHERE name = ?1", row => JsonSerializer.Deserialize<LambdaFunction>(row.GetString(0)), NameOf(nameOrArn)));

    /// <summary>Finds a function that must be there.</summary>
    public LambdaFunction Get(string nameOrArn) => Find(nameOrArn) ?? throw LambdaErrors.NoSuchFunction(ArnOf(NameOf(nameOrArn)));

    /// <summary>All functions, in order of name.</summary>
    public List<LambdaFunction> All() => database.Read(reader => reader.Query(
        "SELECT definition FROM lambda_functions ORDER BY name", row => JsonSerializer.Deserialize<LambdaFunction>(row.GetString(0))!));

    /// <summary>Adds a function.</summary>
    /// <returns><see langword="false"/> when there is one of that name.</returns>
    public bool Add(LambdaFunction function) => database.Write(writer => writer.Execute(
        "INSERT INTO lambda_functions (name, definition) VALUES (?1, ?2) ON CONFLICT DO NOTHING", function.Name, JsonSerializer.Serialize(function)) == 1);

    /// <summary>Changes a function.</summary>
    public void Save(LambdaFunction function) => database.Write(writer => writer.Execute(
        "UPDATE lambda_functions SET definition = ?2 WHERE name = ?1", function.Name, JsonSerializer.Serialize(function)));

    /// <summary>Deletes a function.</summary>
    public bool Remove(string name) => database.Write(writer => writer.Execute("DELETE FROM lambda_functions WHERE name = ?1", name) == 1);

    /// <summary>A function's ARN.</summary>
    public string ArnOf(string name) => arns.Of("lambda", $"function:{name}");

    /// <summary><c>arn:aws:lambda:…:function:name</c>, <c>000000000000:function:name</c> or <c>name</c>, with or without a version behind.</summary>
    public static string NameOf(string nameOrArn)
    {
        var parts = nameOrArn.Split(':');
        var at = Array.IndexOf(parts, "function");
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : parts[0];
    }
}
