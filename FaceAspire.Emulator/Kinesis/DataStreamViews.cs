namespace FaceAspire.Emulator.Kinesis;

/// <summary>Streams as the API shows them; members as they are spelled there.</summary>
internal static class DataStreamViews
{
    private const string Status = "ACTIVE";
    private const string NoEncryption = "NONE";
    private static readonly object[] Monitoring = [new { ShardLevelMetrics = Array.Empty<string>() }];

    /// <summary>A StreamDescription, with the shards behind one.</summary>
    public static object Description(DataStream stream, string? afterShard) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        StreamStatus = Status,
        StreamModeDetails = Mode(stream),
        Shards = Shards(afterShard),
        HasMoreShards = false,
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
        OpenShardCount = 1,
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

    /// <summary>The shards behind one.</summary>
    public static object[] Shards(string? after) => string.CompareOrdinal(after, DataStream.ShardId) >= 0
        ? []
        :
        [
            new
            {
                DataStream.ShardId,
                HashKeyRange = new { StartingHashKey = "0", EndingHashKey = PartitionKeys.LargestHash.ToString() },
                SequenceNumberRange = new { StartingSequenceNumber = DataStream.SequenceNumber(0) },
            },
        ];

    private static object Mode(DataStream stream) => new { StreamMode = stream.Mode };
}
