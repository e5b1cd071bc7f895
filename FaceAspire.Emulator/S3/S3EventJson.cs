using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's messages to queues: events in version 2.1 of their structure, and the test message of a new configuration.</summary>
internal static class S3EventJson
{
    /// <summary>One event. The key is encoded as a form's fields are: a space becomes <c>+</c>.</summary>
    public static string Event(
        string eventName, string bucket, StoredObject stored, NotificationRule rule, string sequencer, DateTimeOffset at, Arns arns)
    {
        var removed = eventName.StartsWith("ObjectRemoved:", StringComparison.Ordinal);
        var item = new JsonObject { ["key"] = EncodeKey(stored.Key) };
        if (!removed)
        {
            item["size"] = stored.Size;
            item["eTag"] = stored.ETag;
        }

        item["sequencer"] = sequencer;
        var record = new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["awsRegion"] = arns.Region,
            ["eventTime"] = Time(at),
            ["eventName"] = eventName,
            ["userIdentity"] = new JsonObject { ["principalId"] = arns.Account },
            ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = "127.0.0.1" },
            ["responseElements"] = new JsonObject { ["x-amz-request-id"] = $"{Guid.NewGuid()}", ["x-amz-id-2"] = $"{Guid.NewGuid()}" },
            ["s3"] = new JsonObject
            {
                ["s3SchemaVersion"] = "1.0",
                ["configurationId"] = rule.Id,
                ["bucket"] = new JsonObject
                {
                    ["name"] = bucket,
                    ["ownerIdentity"] = new JsonObject { ["principalId"] = arns.Account },
                    ["arn"] = Arns.OfBucket(bucket),
                },
                ["object"] = item,
            },
        };
        return new JsonObject { ["Records"] = new JsonArray(record) }.ToJsonString(AwsJson.Options);
    }

    /// <summary>What S3 sends when a configuration is set.</summary>
    public static string Test(string bucket, DateTimeOffset at) => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["Service"] = "Amazon S3",
            ["Event"] = "s3:TestEvent",
            ["Time"] = Time(at),
            ["Bucket"] = bucket,
            ["RequestId"] = $"{Guid.NewGuid()}",
            ["HostId"] = $"{Guid.NewGuid()}",
        },
        AwsJson.Options);

    /// <summary>As a form's fields are encoded, slashes apart; S3 also encodes the brackets and the mark that .NET leaves alone.</summary>
    private static string EncodeKey(string key) => new StringBuilder(WebUtility.UrlEncode(key))
        .Replace("%2F", "/").Replace("(", "%28").Replace(")", "%29").Replace("!", "%21").ToString();

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
