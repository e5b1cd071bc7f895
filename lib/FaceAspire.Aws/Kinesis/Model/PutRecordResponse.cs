namespace Amazon.Kinesis.Model;

/// <summary>Where the record is.</summary>
public sealed class PutRecordResponse
{
    /// <summary>Its shard.</summary>
    public string? ShardId { get; set; }

    /// <summary>Its number there.</summary>
    public string? SequenceNumber { get; set; }
}
