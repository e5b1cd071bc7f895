using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Templates may write numbers and booleans as text, as parameters always do.</summary>
internal static class LenientJson
{
    /// <summary>Reads them.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new BooleanTextConverter() },
    };

    private sealed class BooleanTextConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? bool.Parse(reader.GetString()!) : reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }
}
