using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>A data stream.</summary>
/// <param name="Name">1 to 128 of <c>[a-zA-Z0-9_.-]</c>.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="RetentionHours">How long records are kept, 24 to 8760.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Mode"><c>PROVISIONED</c> or <c>ON_DEMAND</c>.</param>
/// <param name="ShardCount">Its shards, all open, as many as when it was created.</param>
internal sealed record DataStream(string Name, string Arn, int RetentionHours, DateTimeOffset CreatedAt, string Mode, int ShardCount)
{
    // 56 digits, as the service's: a fixed beginning, the record's place in the stream, and last its shard.
    private const string SequencePrefix = "4965000000000000000000000000000";
    private const int PlaceDigits = 21;
    private const int ShardDigits = 4;

    /// <summary>The number of a shard's record at a place, which counts from 1.</summary>
    public static string SequenceNumber(int shard, long place) => SequencePrefix
        + place.ToString(CultureInfo.InvariantCulture).PadLeft(PlaceDigits, '0') + shard.ToString(CultureInfo.InvariantCulture).PadLeft(ShardDigits, '0');

    /// <summary>The shard and place of a sequence number.</summary>
    /// <returns><see langword="false"/> when it is none of this emulator's.</returns>
    public static bool TryPlace(string sequenceNumber, out int shard, out long place)
    {
        (shard, place) = (0, 0);
        return sequenceNumber.Length == SequencePrefix.Length + PlaceDigits + ShardDigits
            && sequenceNumber.StartsWith(SequencePrefix, StringComparison.Ordinal)
            && long.TryParse(sequenceNumber.AsSpan(SequencePrefix.Length, PlaceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out place)
            && int.TryParse(sequenceNumber.AsSpan(SequencePrefix.Length + PlaceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out shard);
    }
}
