using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Protocol;

/// <summary>A timestamp as AWS's JSON protocols send it: seconds since 1970 with milliseconds after the point, <c>1545084650.987</c>.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private const double LatestSeconds = 62_000_000_000; // about the year 3900, and as far back

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetDateTimeOffset() // ISO 8601, which some clients send
            : FromSeconds(reader.GetDouble());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);

    private static DateTimeOffset FromSeconds(double seconds) => Math.Abs(seconds) <= LatestSeconds
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000))
        : throw new JsonException($"{seconds} is no time in seconds since 1970.");
}
