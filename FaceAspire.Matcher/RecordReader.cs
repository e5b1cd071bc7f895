using System.Text.Json;
using System.Text.Unicode;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Reads records. One that cannot be read never will be, so that is an answer and no exception.</summary>
internal static class RecordReader
{
    /// <summary>Reads a record's bytes.</summary>
    public static RecordReading Read(byte[] data)
    {
        if (!Utf8.IsValid(data))
        {
            return new RecordReading.Unreadable("It is no JSON: its bytes are no UTF-8.", null);
        }

        JsonElement json;
        try
        {
            json = JsonElement.Parse(data);
            json.WriteTo(new Utf8JsonWriter(Stream.Null)); // as the audit will: the parser takes escaped halves of characters, no writer does
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return new RecordReading.Unreadable($"It is no JSON: {e.Message}", null);
        }

        try
        {
            var record = json.Deserialize(ContractsJson.Default.FaceSearchRecord) ?? throw new FormatException("It is null.");
            return (record.FaceSearchResponse ?? []).Any(face => face is null || (face.MatchedFaces ?? []).Contains(null))
                ? new RecordReading.Unreadable("A face in it is null.", json)
                : new RecordReading.Readable(record, Frame.Of(record), json);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new RecordReading.Unreadable(e.Message, json);
        }
    }
}
