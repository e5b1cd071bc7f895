using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Where messages go that were received too often.</summary>
/// <param name="TargetArn">The dead-letter queue.</param>
/// <param name="MaxReceiveCount">1 to 1000: the receive after this many moves the message.</param>
internal sealed record RedrivePolicy(string TargetArn, int MaxReceiveCount)
{
    private static readonly JsonSerializerOptions AsGiven = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that SQS shows, in which the count is a number however it was given.</summary>
    public static string Canonical(string json)
    {
        if (TryParse(json) is not { } policy || JsonNode.Parse(json) is not JsonObject text || text["maxReceiveCount"] is JsonValue count && count.GetValueKind() == JsonValueKind.Number)
        {
            return json;
        }

        text["maxReceiveCount"] = policy.MaxReceiveCount;
        return text.ToJsonString(AsGiven);
    }

    /// <summary>Reads <c>{"deadLetterTargetArn":"arn:…","maxReceiveCount":5}</c>; the count may be a string, as older tools write it.</summary>
    public static RedrivePolicy? TryParse(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(json) is JsonObject policy
                && policy["deadLetterTargetArn"]?.ToString() is { Length: > 0 } target
                && int.TryParse(policy["maxReceiveCount"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 1 and <= 1000
                    ? new(target, count)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
