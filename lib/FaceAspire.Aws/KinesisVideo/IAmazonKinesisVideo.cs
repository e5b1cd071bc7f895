using Amazon.KinesisVideo.Model;

namespace Amazon.KinesisVideo;

/// <summary>The operations of Kinesis Video Streams that FaceAspire uses, named as in the AWS SDK for .NET.</summary>
/// <remarks>Every method throws <see cref="AmazonKinesisVideoException"/> when the service refuses.</remarks>
public interface IAmazonKinesisVideo
{
    /// <summary>Describes a stream.</summary>
    Task<DescribeStreamResponse> DescribeStreamAsync(DescribeStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>States where a stream's data goes or comes from. Five calls a second for each stream.</summary>
    Task<GetDataEndpointResponse> GetDataEndpointAsync(GetDataEndpointRequest request, CancellationToken cancellationToken = default);
}
