using System.Text;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>An event as a runtime gets it.</summary>
internal sealed record LambdaEvent(string Id, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement[] Records => [.. Body.GetProperty(nameof(Records)).EnumerateArray()];

    /// <summary>The data of Kinesis records.</summary>
    public string[] Data => [.. Records.Select(record => Encoding.UTF8.GetString(record.GetProperty("kinesis").GetProperty("data").GetBytesFromBase64()))];

    /// <summary>The numbers of Kinesis records.</summary>
    public string[] Numbers => [.. Records.Select(record => record.GetProperty("kinesis").GetProperty("sequenceNumber").GetString()!)];

    /// <summary>The bodies of SQS messages.</summary>
    public string[] Bodies => [.. Records.Select(record => record.GetProperty("body").GetString()!)];

    /// <summary>The answer that says that these items failed.</summary>
    public static string Failed(params string?[] items) =>
        JsonSerializer.Serialize(new { batchItemFailures = items.Select(item => new { itemIdentifier = item }) });
}
