using Amazon.Rekognition.Model;
using Amazon.Runtime;
using FaceAspire.Aws;

namespace Amazon.Rekognition;

/// <summary>Calls Rekognition (awsJson 1.1, <c>RekognitionService.*</c>).</summary>
public sealed class AmazonRekognitionClient(AwsClientOptions? options = null) : JsonServiceClient(Service, options), IAmazonRekognition
{
    private static readonly AwsServiceDescription Service = new("REKOGNITION", "rekognition", "rekognition");
    private static readonly RekognitionJson Json = RekognitionJson.Default;

    /// <inheritdoc/>
    public Task<CreateCollectionResponse> CreateCollectionAsync(CreateCollectionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.CreateCollection", request, Json.CreateCollectionRequest, Json.CreateCollectionResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeCollectionResponse> DescribeCollectionAsync(DescribeCollectionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.DescribeCollection", request, Json.DescribeCollectionRequest, Json.DescribeCollectionResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<IndexFacesResponse> IndexFacesAsync(IndexFacesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.IndexFaces", request, Json.IndexFacesRequest, Json.IndexFacesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DetectFacesResponse> DetectFacesAsync(DetectFacesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.DetectFaces", request, Json.DetectFacesRequest, Json.DetectFacesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<SearchFacesByImageResponse> SearchFacesByImageAsync(SearchFacesByImageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.SearchFacesByImage", request, Json.SearchFacesByImageRequest, Json.SearchFacesByImageResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<ListFacesResponse> ListFacesAsync(ListFacesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.ListFaces", request, Json.ListFacesRequest, Json.ListFacesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DeleteFacesResponse> DeleteFacesAsync(DeleteFacesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("RekognitionService.DeleteFaces", request, Json.DeleteFacesRequest, Json.DeleteFacesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeStreamProcessorResponse> DescribeStreamProcessorAsync(
        DescribeStreamProcessorRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync(
            "RekognitionService.DescribeStreamProcessor", request, Json.DescribeStreamProcessorRequest, Json.DescribeStreamProcessorResponse,
            cancellationToken);

    /// <inheritdoc/>
    public Task<StartStreamProcessorResponse> StartStreamProcessorAsync(
        StartStreamProcessorRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync(
            "RekognitionService.StartStreamProcessor", request, Json.StartStreamProcessorRequest, Json.StartStreamProcessorResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<StopStreamProcessorResponse> StopStreamProcessorAsync(
        StopStreamProcessorRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync(
            "RekognitionService.StopStreamProcessor", request, Json.StopStreamProcessorRequest, Json.StopStreamProcessorResponse, cancellationToken);

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) => error.Code switch
    {
        "ResourceNotFoundException" => new ResourceNotFoundException(error.Message, error.RequestId, error.StatusCode),
        "ResourceInUseException" => new ResourceInUseException(error.Message, error.RequestId, error.StatusCode),
        "InvalidParameterException" => new InvalidParameterException(error.Message, error.RequestId, error.StatusCode),
        "InvalidImageFormatException" => new InvalidImageFormatException(error.Message, error.RequestId, error.StatusCode),
        "ImageTooLargeException" => new ImageTooLargeException(error.Message, error.RequestId, error.StatusCode),
        "InvalidS3ObjectException" => new InvalidS3ObjectException(error.Message, error.RequestId, error.StatusCode),
        _ => new AmazonRekognitionException(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode),
    };
}
