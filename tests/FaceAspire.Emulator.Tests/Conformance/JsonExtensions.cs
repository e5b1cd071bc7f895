using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Reading a model's optional properties.</summary>
internal static class JsonExtensions
{
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static decimal? Number(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    public static bool Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
