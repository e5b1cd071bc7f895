using Amazon.KinesisVideoArchivedMedia.Model;

namespace Amazon.KinesisVideoArchivedMedia;

/// <summary>The operations on stored video that FaceAspire uses, named as in the AWS SDK for .NET.</summary>
/// <remarks>Every method throws <see cref="AmazonKinesisVideoArchivedMediaException"/> when the service refuses.</remarks>
public interface IAmazonKinesisVideoArchivedMedia
{
    /// <summary>Gets pictures of a span of time; <c>NoDataRetentionException</c> when the stream keeps no video.</summary>
    Task<GetImagesResponse> GetImagesAsync(GetImagesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the fragments of a span of time, in no order.</summary>
    Task<ListFragmentsResponse> ListFragmentsAsync(ListFragmentsRequest request, CancellationToken cancellationToken = default);
}
