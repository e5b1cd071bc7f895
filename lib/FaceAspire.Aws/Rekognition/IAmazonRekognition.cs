using Amazon.Rekognition.Model;

namespace Amazon.Rekognition;

/// <summary>The Rekognition operations that FaceAspire uses, named as in the AWS SDK for .NET (API reference "Amazon Rekognition").</summary>
/// <remarks>Every method throws <see cref="AmazonRekognitionException"/> when the service refuses.</remarks>
public interface IAmazonRekognition
{
    /// <summary>Creates an empty collection.</summary>
    Task<CreateCollectionResponse> CreateCollectionAsync(CreateCollectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>States how many faces a collection holds.</summary>
    Task<DescribeCollectionResponse> DescribeCollectionAsync(DescribeCollectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds the faces of an image and adds them to a collection. Not idempotent: each call adds them again.</summary>
    Task<IndexFacesResponse> IndexFacesAsync(IndexFacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds the faces of an image, at most the 100 largest.</summary>
    Task<DetectFacesResponse> DetectFacesAsync(DetectFacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Searches a collection for the largest face of an image; an image without a face is an <c>InvalidParameterException</c>.</summary>
    Task<SearchFacesByImageResponse> SearchFacesByImageAsync(SearchFacesByImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists a collection's faces, a page at a time.</summary>
    Task<ListFacesResponse> ListFacesAsync(ListFacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes faces.</summary>
    Task<DeleteFacesResponse> DeleteFacesAsync(DeleteFacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a stream processor.</summary>
    Task<DescribeStreamProcessorResponse> DescribeStreamProcessorAsync(DescribeStreamProcessorRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a stream processor; one that runs is a <c>ResourceInUseException</c>.</summary>
    Task<StartStreamProcessorResponse> StartStreamProcessorAsync(StartStreamProcessorRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a stream processor.</summary>
    Task<StopStreamProcessorResponse> StopStreamProcessorAsync(StopStreamProcessorRequest request, CancellationToken cancellationToken = default);
}
