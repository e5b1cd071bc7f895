using Amazon.Kinesis;
using Amazon.Kinesis.Model;

namespace FaceAspire.Analyzer.Tests;

/// <summary>Data streams that keep what is put.</summary>
internal sealed class FakeKinesis(Faults faults) : IAmazonKinesis
{
    public List<PutRecordRequest> Records { get; } = [];

    public Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default)
    {
        faults.Pass("put record");
        lock (Records)
        {
            Records.Add(request);
        }

        faults.Pass("after put record");
        return Task.FromResult(new PutRecordResponse { ShardId = "shardId-000000000000", SequenceNumber = "1" });
    }

    public Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
