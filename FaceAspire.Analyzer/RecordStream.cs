using System.Text.Json;
using Amazon.Kinesis;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>The data streams that the Matcher reads, one a camera.</summary>
internal sealed class RecordStream(IAmazonKinesis kinesis)
{
    /// <summary>Appends a camera's record. All of a camera's go to one shard, so that they keep their order.</summary>
    public Task PutAsync(Camera camera, AnalysedFrame frame, CancellationToken cancellationToken) => kinesis.PutRecordAsync(
        new()
        {
            StreamName = camera.DataStream,
            PartitionKey = camera.Name,
            Data = JsonSerializer.SerializeToUtf8Bytes(frame, AnalyzerJson.Default.AnalysedFrame),
        },
        cancellationToken);
}
