using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Streams as the API shows them; members as they are spelled there.</summary>
internal static class DataStreamViews
{
    private const string Status = "ACTIVE";
    private const string NoEncryption = "NONE";
    private static readonly object[] Monitoring = [new { ShardLevelMetrics = Array.Empty<string>() }];

    /// <summary>A StreamDescription, with some of the shards.</summary>
    public static object Description(DataStream stream, IReadOnlyList<int> shards, bool hasMore) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = Status,
        StreamModeDetails = Mode(stream),
        Shards = shards.Select(shard => Shard(stream, shard)),
        HasMoreShards = hasMore,
        RetentionPeriodHours = stream.RetentionHours,
        StreamCreationTimestamp = stream.CreatedAt,
        EnhancedMonitoring = Monitoring,
        EncryptionType = NoEncryption,
    };

    /// <summary>A StreamDescriptionSummary.</summary>
    public static object Summary(DataStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = Status,
        StreamModeDetails = Mode(stream),
        RetentionPeriodHours = stream.RetentionHours,
        StreamCreationTimestamp = stream.CreatedAt,
        EnhancedMonitoring = Monitoring,
        EncryptionType = NoEncryption,
        OpenShardCount = stream.ShardCount,
        ConsumerCount = 0,
    };

    /// <summary>A StreamSummary of a list.</summary>
    public static object ListItem(DataStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = Status,
        StreamModeDetails = Mode(stream),
        StreamCreationTimestamp = stream.CreatedAt,
    };

    /// <summary>A Shard.</summary>
    public static object Shard(DataStream stream, int shard)
    {
        var (first, last) = Shards.HashKeys(shard, stream.ShardCount);
        return new
        {
            ShardId = Shards.Id(shard),
            HashKeyRange = new { StartingHashKey = first.ToString(CultureInfo.InvariantCulture), EndingHashKey = last.ToString(CultureInfo.InvariantCulture) },
            SequenceNumberRange = new { StartingSequenceNumber = DataStream.SequenceNumber(shard, 0) },
        };
    }

    private static object Mode(DataStream stream) => new { StreamMode = stream.Mode };
}
