namespace Amazon.Kinesis.Model;

/// <summary>What a data stream is.</summary>
public sealed class StreamDescriptionSummary
{
    /// <summary>Its name.</summary>
    public string? StreamName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? StreamARN { get; set; }

    /// <summary><c>CREATING</c>, <c>ACTIVE</c>, …</summary>
    public string? StreamStatus { get; set; }

    /// <summary>How many shards take records.</summary>
    public int OpenShardCount { get; set; }
}
