using System.Text.Json;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Reads records. One that cannot be read never will be, so that is an answer and no exception.</summary>
internal static class RecordReader
{
    /// <summary>Reads a record's bytes.</summary>
    public static RecordReading Read(byte[] data)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(data);
        }
        catch (JsonException e)
        {
            return new RecordReading.Unreadable($"It is no JSON: {e.Message}", null);
        }

        try
        {
            var record = json.Deserialize(ContractsJson.Default.FaceSearchRecord) ?? throw new FormatException("It is null.");
            return new RecordReading.Readable(record, Frame.Of(record), json);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new RecordReading.Unreadable(e.Message, json);
        }
    }
}
