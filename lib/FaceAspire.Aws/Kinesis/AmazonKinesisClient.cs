using Amazon.Kinesis.Model;
using Amazon.Runtime;
using FaceAspire.Aws;

namespace Amazon.Kinesis;

/// <summary>Calls Kinesis Data Streams.</summary>
public sealed class AmazonKinesisClient(AwsClientOptions? options = null) : JsonServiceClient(Service, options), IAmazonKinesis
{
    private static readonly AwsServiceDescription Service = new("KINESIS", "kinesis", "kinesis");
    private static readonly KinesisJson Json = KinesisJson.Default;

    /// <inheritdoc/>
    public Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("Kinesis_20131202.PutRecord", request, Json.PutRecordRequest, Json.PutRecordResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync("Kinesis_20131202.DescribeStreamSummary", request, Json.DescribeStreamSummaryRequest, Json.DescribeStreamSummaryResponse, cancellationToken);

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) =>
        new AmazonKinesisException(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);
}
