namespace FaceAspire.Emulator.Kinesis;

/// <summary>What the operations are asked; members as the API spells them.</summary>
internal sealed record StreamRequest(
    string? StreamName, string? StreamARN, int? Limit, string? ExclusiveStartStreamName, string? ExclusiveStartShardId, string? NextToken,
    int? RetentionPeriodHours, int? MaxResults, ShardFilter? ShardFilter);

internal sealed record ShardFilter(string? Type, string? ShardId, DateTimeOffset? Timestamp);

internal sealed record CreateStreamRequest(string? StreamName, int? ShardCount, StreamModeDetails? StreamModeDetails, Dictionary<string, string>? Tags);

internal sealed record TagsRequest(string? StreamName, string? StreamARN, string? ResourceARN, Dictionary<string, string>? Tags);

internal sealed record UntagRequest(string? StreamName, string? StreamARN, string? ResourceARN, IReadOnlyList<string>? TagKeys);

internal sealed record ListTagsRequest(string? StreamName, string? StreamARN, string? ResourceARN, string? ExclusiveStartTagKey, int? Limit);

internal sealed record StreamTag(string Key, string Value);

internal sealed record StreamModeDetails(string? StreamMode);

internal sealed record PutRecordRequest(string? StreamName, string? StreamARN, byte[]? Data, string? PartitionKey, string? ExplicitHashKey);

internal sealed record PutRecordsRequest(string? StreamName, string? StreamARN, IReadOnlyList<PutRecordsEntry>? Records);

internal sealed record PutRecordsEntry(byte[]? Data, string? PartitionKey, string? ExplicitHashKey);

internal sealed record ShardIteratorRequest(
    string? StreamName, string? StreamARN, string? ShardId, string? ShardIteratorType, string? StartingSequenceNumber, DateTimeOffset? Timestamp);

internal sealed record GetRecordsRequest(string? ShardIterator, int? Limit);
