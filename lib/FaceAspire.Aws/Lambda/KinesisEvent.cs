using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>A batch of records of one shard (Lambda developer guide, "Using Lambda with Kinesis").</summary>
/// <param name="Records">In the order of the shard.</param>
public sealed record KinesisEvent(IReadOnlyList<KinesisEventRecord> Records);

/// <summary>A record and where it comes from.</summary>
/// <param name="Kinesis">The record.</param>
/// <param name="EventSourceArn">The stream's ARN.</param>
/// <param name="EventId">The shard and the sequence number: <c>shardId-000000000000:4959…</c>.</param>
public sealed record KinesisEventRecord(
    [property: JsonPropertyName("kinesis")] KinesisRecord Kinesis,
    [property: JsonPropertyName("eventSourceARN")] string EventSourceArn,
    [property: JsonPropertyName("eventID")] string EventId)
{
    /// <summary>The shard.</summary>
    [JsonIgnore]
    public string ShardId => EventId.Split(':')[0];
}

/// <summary>A record of a data stream.</summary>
/// <param name="SequenceNumber">Some 56 digits, growing; names the record in a partial failure.</param>
/// <param name="PartitionKey">As it was put.</param>
/// <param name="Data">The bytes; base64 in the event.</param>
/// <param name="ApproximateArrivalTimestamp">When the stream took it, in seconds since 1970.</param>
public sealed record KinesisRecord(
    [property: JsonPropertyName("sequenceNumber")] string SequenceNumber,
    [property: JsonPropertyName("partitionKey")] string PartitionKey,
    [property: JsonPropertyName("data")] byte[] Data,
    [property: JsonPropertyName("approximateArrivalTimestamp")] double ApproximateArrivalTimestamp)
{
    /// <summary>When the stream took it, to the millisecond.</summary>
    [JsonIgnore]
    public DateTimeOffset ArrivedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(ApproximateArrivalTimestamp * 1000));
}
