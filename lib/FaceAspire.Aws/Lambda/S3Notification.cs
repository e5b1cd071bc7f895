using System.Net;
using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>What S3 tells of its objects (S3 user guide, "Event message structure"). At least once, and in no order.</summary>
/// <param name="Records">Usually one; <see langword="null"/> in the message that S3 sends when notifications are set up.</param>
public sealed record S3Notification(IReadOnlyList<S3NotificationRecord>? Records);

/// <summary>One thing that happened.</summary>
/// <param name="EventName">Such as <c>ObjectCreated:Put</c>.</param>
/// <param name="S3">To what.</param>
public sealed record S3NotificationRecord(
    [property: JsonPropertyName("eventName")] string EventName,
    [property: JsonPropertyName("s3")] S3Entity S3);

/// <summary>A bucket and an object.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Object">The object.</param>
public sealed record S3Entity(
    [property: JsonPropertyName("bucket")] S3BucketEntity Bucket,
    [property: JsonPropertyName("object")] S3ObjectEntity Object);

/// <summary>A bucket.</summary>
/// <param name="Name">Its name.</param>
public sealed record S3BucketEntity([property: JsonPropertyName("name")] string Name);

/// <summary>An object.</summary>
/// <param name="EncodedKey">Its key as S3 sends it: form-encoded, a space is <c>+</c>.</param>
public sealed record S3ObjectEntity([property: JsonPropertyName("key")] string EncodedKey)
{
    /// <summary>The key.</summary>
    [JsonIgnore]
    public string Key => WebUtility.UrlDecode(EncodedKey);
}
