namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What the operations are asked; members as the API spells them.</summary>
internal sealed record VideoStreamRequest(
    string? StreamName, string? StreamARN, int? DataRetentionInHours, string? MediaType, string? DeviceName, string? KmsKeyId, string? APIName,
    string? CurrentVersion, string? Operation, int? DataRetentionChangeInHours, Dictionary<string, string>? Tags);

internal sealed record ListStreamsRequest(int? MaxResults, string? NextToken, StreamNameCondition? StreamNameCondition);

internal sealed record StreamNameCondition(string? ComparisonOperator, string? ComparisonValue);

internal sealed record GetMediaRequest(string? StreamName, string? StreamARN, StartSelector? StartSelector);

internal sealed record StartSelector(string? StartSelectorType, string? AfterFragmentNumber, DateTimeOffset? StartTimestamp, string? ContinuationToken);

internal sealed record ListFragmentsRequest(
    string? StreamName, string? StreamARN, int? MaxResults, string? NextToken, FragmentSelector? FragmentSelector);

internal sealed record FragmentSelector(string? FragmentSelectorType, TimestampRange? TimestampRange);

internal sealed record TimestampRange(DateTimeOffset? StartTimestamp, DateTimeOffset? EndTimestamp);

internal sealed record FragmentListRequest(string? StreamName, string? StreamARN, IReadOnlyList<string>? Fragments);

internal sealed record GetImagesRequest(
    string? StreamName, string? StreamARN, string? ImageSelectorType, DateTimeOffset? StartTimestamp, DateTimeOffset? EndTimestamp,
    int? SamplingInterval, string? Format, Dictionary<string, string>? FormatConfig, int? WidthPixels, int? HeightPixels, int? MaxResults, string? NextToken);

internal sealed record ImageGenerationRequest(string? StreamName, string? StreamARN, ImageGenerationConfiguration? ImageGenerationConfiguration);

internal sealed record GetClipRequest(string? StreamName, string? StreamARN, FragmentSelector? ClipFragmentSelector);

internal sealed record HlsSessionRequest(
    string? StreamName, string? StreamARN, string? PlaybackMode, FragmentSelector? HLSFragmentSelector, string? ContainerFormat, string? DiscontinuityMode,
    string? DisplayFragmentTimestamp, int? Expires, int? MaxMediaPlaylistFragmentResults);

internal sealed record StreamTagsRequest(string? StreamName, string? StreamARN, Dictionary<string, string>? Tags, IReadOnlyList<string>? TagKeyList);

internal sealed record ResourceTagsRequest(string? ResourceARN, IReadOnlyList<ResourceTag>? Tags, IReadOnlyList<string>? TagKeyList);

internal sealed record ResourceTag(string? Key, string? Value);
