using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Protocol;

/// <summary>AWS's JSON: members as the model spells them, absent when null, blobs as base64, timestamps as epoch seconds.</summary>
internal static class AwsJson
{
    /// <summary>For awsJson 1.0, awsJson 1.1 and restJson1 bodies.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new EpochSecondsConverter() },
    };

    /// <summary>Reads a request's body; an empty one is <c>{}</c>.</summary>
    /// <exception cref="AwsException"><c>SerializationException</c>: not JSON, or a member of the wrong type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body, Options)
                ?? throw new AwsException(400, "SerializationException", "The body must be an object, not null.");
        }
        catch (JsonException e)
        {
            throw new AwsException(400, "SerializationException", $"{e.Path ?? "The body"} could not be read: {e.Message}");
        }
    }
}
