namespace FaceAspire.Emulator.Kinesis;

/// <summary>What came of a record of PutRecords; members as the API spells them.</summary>
internal sealed record PutResult(string? ShardId, string? SequenceNumber, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>It is stored.</summary>
    public static PutResult Of(StoredRecord record) => new(Shards.Id(record.Shard), record.SequenceNumber, null, null);

    /// <summary>Its shard has no throughput left.</summary>
    public static PutResult Throttled(string message) => new(null, null, KinesisErrors.Throttled, message);
}
