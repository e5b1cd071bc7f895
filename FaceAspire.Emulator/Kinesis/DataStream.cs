using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>A data stream, with its one shard.</summary>
/// <param name="Name">1 to 128 of <c>[a-zA-Z0-9_.-]</c>.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="RetentionHours">How long records are kept, 24 to 8760.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Mode"><c>PROVISIONED</c> or <c>ON_DEMAND</c>.</param>
internal sealed record DataStream(string Name, string Arn, int RetentionHours, DateTimeOffset CreatedAt, string Mode)
{
    /// <summary>The one shard.</summary>
    public const string ShardId = "shardId-000000000000";

    // 56 digits, as the service's: a fixed beginning, and the record's place in the stream.
    private const string SequencePrefix = "49650000000000000000000000000000000";
    private const int PlaceDigits = 21;

    /// <summary>The number of the record at a place, which counts from 1.</summary>
    public static string SequenceNumber(long place) =>
        SequencePrefix + place.ToString(CultureInfo.InvariantCulture).PadLeft(PlaceDigits, '0');

    /// <summary>The place of a sequence number.</summary>
    /// <returns><see langword="false"/> when it is none of this emulator's.</returns>
    public static bool TryPlace(string sequenceNumber, out long place)
    {
        place = 0;
        return sequenceNumber.Length == SequencePrefix.Length + PlaceDigits
            && sequenceNumber.StartsWith(SequencePrefix, StringComparison.Ordinal)
            && long.TryParse(sequenceNumber.AsSpan(SequencePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
