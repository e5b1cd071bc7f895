using Amazon.KinesisVideo.Model;
using Amazon.Runtime;
using FaceAspire.Aws;

namespace Amazon.KinesisVideo;

/// <summary>Calls Kinesis Video Streams.</summary>
public sealed class AmazonKinesisVideoClient(AwsClientOptions? options = null) : JsonServiceClient(Service, options), IAmazonKinesisVideo
{
    private static readonly AwsServiceDescription Service = new("KINESIS_VIDEO", "kinesisvideo", "kinesisvideo");
    private static readonly KinesisVideoJson Json = KinesisVideoJson.Default;

    /// <inheritdoc/>
    public Task<DescribeStreamResponse> DescribeStreamAsync(DescribeStreamRequest request, CancellationToken cancellationToken = default) =>
        PostAsync("/describeStream", request, Json.DescribeStreamRequest, Json.DescribeStreamResponse, endpoint: null, cancellationToken);

    /// <inheritdoc/>
    public Task<GetDataEndpointResponse> GetDataEndpointAsync(GetDataEndpointRequest request, CancellationToken cancellationToken = default) =>
        PostAsync("/getDataEndpoint", request, Json.GetDataEndpointRequest, Json.GetDataEndpointResponse, endpoint: null, cancellationToken);

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) =>
        new AmazonKinesisVideoException(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);
}
