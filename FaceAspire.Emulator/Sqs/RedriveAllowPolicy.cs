using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Which queues may name a queue as their dead-letter queue (API reference, SetQueueAttributes, <c>RedriveAllowPolicy</c>).</summary>
internal static class RedriveAllowPolicy
{
    private const int MaxSources = 10;

    /// <summary>Whether it is one: <c>allowAll</c>, <c>denyAll</c>, or <c>byQueue</c> with up to ten ARNs.</summary>
    public static bool IsValid(string json) => json.Length == 0 || Parse(json) switch
    {
        ("allowAll" or "denyAll", null) => true,
        ("byQueue", { Count: >= 1 and <= MaxSources }) => true,
        _ => false,
    };

    /// <summary>Whether a queue may send its dead letters there.</summary>
    /// <param name="json">The policy of the queue that is to take them; without one, all may.</param>
    /// <param name="sourceArn">The queue that they come from.</param>
    public static bool Allows(string? json, string sourceArn) => string.IsNullOrEmpty(json) || Parse(json) switch
    {
        ("denyAll", _) => false,
        ("byQueue", { } sources) => sources.Any(source => source?.ToString() == sourceArn),
        _ => true,
    };

    private static (string? Permission, JsonArray? Sources) Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject policy ? (policy["redrivePermission"]?.ToString(), policy["sourceQueueArns"] as JsonArray) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
