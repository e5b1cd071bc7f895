using Amazon.KinesisVideo;
using Amazon.KinesisVideoArchivedMedia.Model;
using Amazon.Runtime;
using FaceAspire.Aws;

namespace Amazon.KinesisVideoArchivedMedia;

/// <summary>Reads stored video. Each call goes to the stream's own endpoint, which is asked for once in 45 minutes.</summary>
/// <remarks>The SDK's client wants that endpoint as its ServiceURL; here it is found by itself.</remarks>
public sealed class AmazonKinesisVideoArchivedMediaClient(IAmazonKinesisVideo video, AwsClientOptions? options = null)
    : JsonServiceClient(Service, options), IAmazonKinesisVideoArchivedMedia
{
    private static readonly AwsServiceDescription Service = new("KINESIS_VIDEO_ARCHIVED_MEDIA", "kinesisvideo", "kinesisvideo");
    private static readonly ArchivedMediaJson Json = ArchivedMediaJson.Default;
    private readonly DataEndpoints _endpoints = new(video, options?.Time ?? TimeProvider.System);

    /// <inheritdoc/>
    public async Task<GetImagesResponse> GetImagesAsync(GetImagesRequest request, CancellationToken cancellationToken = default) =>
        await PostAsync(
            "/getImages", request, Json.GetImagesRequest, Json.GetImagesResponse,
            await _endpoints.GetAsync(request.StreamName!, "GET_IMAGES", cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<ListFragmentsResponse> ListFragmentsAsync(ListFragmentsRequest request, CancellationToken cancellationToken = default) =>
        await PostAsync(
            "/listFragments", request, Json.ListFragmentsRequest, Json.ListFragmentsResponse,
            await _endpoints.GetAsync(request.StreamName!, "LIST_FRAGMENTS", cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) =>
        new AmazonKinesisVideoArchivedMediaException(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);
}
