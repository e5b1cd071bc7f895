namespace FaceAspire.Emulator.Kinesis;

/// <summary>A record of a stream.</summary>
/// <param name="Place">Its place in the stream, from 1.</param>
/// <param name="PartitionKey">As it was put.</param>
/// <param name="Data">Its bytes.</param>
/// <param name="ArrivedAt">When it was put.</param>
internal sealed record StoredRecord(long Place, string PartitionKey, byte[] Data, DateTimeOffset ArrivedAt)
{
    /// <summary>Its sequence number.</summary>
    public string SequenceNumber => DataStream.SequenceNumber(Place);
}
