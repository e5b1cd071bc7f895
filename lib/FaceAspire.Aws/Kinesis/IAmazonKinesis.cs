using Amazon.Kinesis.Model;

namespace Amazon.Kinesis;

/// <summary>The operations of Kinesis Data Streams that FaceAspire uses, named as in the AWS SDK for .NET.</summary>
/// <remarks>Every method throws <see cref="AmazonKinesisException"/> when the service refuses.</remarks>
public interface IAmazonKinesis
{
    /// <summary>Appends a record.</summary>
    Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a stream.</summary>
    Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default);
}
