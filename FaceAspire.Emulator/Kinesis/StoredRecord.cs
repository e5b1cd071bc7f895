namespace FaceAspire.Emulator.Kinesis;

/// <summary>A record of a stream.</summary>
/// <param name="Shard">Its shard.</param>
/// <param name="Place">Its place in the stream, from 1: it grows within a shard, too.</param>
/// <param name="PartitionKey">As it was put.</param>
/// <param name="KeyHash">31 bits of the partition key's MD5.</param>
/// <param name="Data">Its bytes.</param>
/// <param name="ArrivedAt">When it was put.</param>
internal sealed record StoredRecord(int Shard, long Place, string PartitionKey, int KeyHash, byte[] Data, DateTimeOffset ArrivedAt)
{
    /// <summary>Its sequence number.</summary>
    public string SequenceNumber => DataStream.SequenceNumber(Shard, Place);
}
