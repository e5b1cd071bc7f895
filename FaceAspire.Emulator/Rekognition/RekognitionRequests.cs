using System.Text.Json;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>What the operations are asked; members as the API spells them.</summary>
internal sealed record CollectionRequest(
    string? CollectionId, int? MaxResults = null, string? NextToken = null, IReadOnlyList<string>? FaceIds = null, string? UserId = null,
    IReadOnlyDictionary<string, string>? Tags = null);

internal sealed record ImageRequest(
    string? CollectionId, ImageMember? Image, string? ExternalImageId, int? MaxFaces, string? QualityFilter, double? FaceMatchThreshold,
    IReadOnlyList<string>? Attributes, IReadOnlyList<string>? DetectionAttributes);

internal sealed record ImageMember(byte[]? Bytes, S3ObjectMember? S3Object);

internal sealed record S3ObjectMember(string? Bucket, string? Name, string? Version);

internal sealed record SearchFacesRequest(string? CollectionId, string? FaceId, int? MaxFaces, double? FaceMatchThreshold);

internal sealed record CompareFacesRequest(ImageMember? SourceImage, ImageMember? TargetImage, double? SimilarityThreshold, string? QualityFilter);

internal sealed record UserRequest(
    string? CollectionId, string? UserId, string? ClientRequestToken, IReadOnlyList<string>? FaceIds, double? UserMatchThreshold, int? MaxResults, string? NextToken);

internal sealed record SearchUsersRequest(
    string? CollectionId, string? UserId, string? FaceId, ImageMember? Image, double? UserMatchThreshold, int? MaxUsers, string? QualityFilter);

internal sealed record TagsRequest(string? ResourceArn, IReadOnlyDictionary<string, string>? Tags, IReadOnlyList<string>? TagKeys);

internal sealed record ProcessorRequest(
    string? Name, ProcessorInput? Input, ProcessorOutput? Output, string? RoleArn, ProcessorSettings? Settings, int? MaxResults, string? NextToken,
    JsonElement? NotificationChannel, IReadOnlyDictionary<string, string>? Tags = null);

internal sealed record ProcessorInput(ArnMember? KinesisVideoStream);

internal sealed record ProcessorOutput(ArnMember? KinesisDataStream, JsonElement? S3Destination);

internal sealed record ArnMember(string? Arn);

internal sealed record ProcessorSettings(FaceSearchSettings? FaceSearch, JsonElement? ConnectedHome);

internal sealed record FaceSearchSettings(string? CollectionId, double? FaceMatchThreshold);
