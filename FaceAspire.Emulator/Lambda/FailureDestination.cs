using System.Globalization;
using System.Text.Json;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Where records go that were given up: metadata to a queue; to a bucket also the records themselves.</summary>
internal sealed class FailureDestination(IQueues queues, IBuckets buckets, FunctionStore functions, Arns arns, TimeProvider time)
{
    /// <summary>Sends a batch there; without a destination it is dropped, as by Lambda.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="batch">The records.</param>
    /// <param name="condition"><c>RetryAttemptsExhausted</c> or <c>MaximumRecordAgeExceeded</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(EventSourceMapping mapping, StreamBatch batch, string condition, CancellationToken cancellationToken)
    {
        switch (mapping.OnFailureArn?.Split(':'))
        {
            case [_, _, "sqs", ..]:
                queues.Send(mapping.OnFailureArn, Describe(mapping, batch, condition, payload: null));
                break;
            case [_, _, "s3", .., var bucket]:
                var payload = System.Text.Encoding.UTF8.GetString(EventJson.Of(batch.Records, mapping.SourceArn, arns.Region));
                await buckets.PutAsync(
                    bucket, KeyOf(mapping), System.Text.Encoding.UTF8.GetBytes(Describe(mapping, batch, condition, payload)), "application/json",
                    new Dictionary<string, string>(), cancellationToken);
                break;
        }
    }

    /// <summary><c>aws/lambda/&lt;mapping&gt;/&lt;shard&gt;/2026/11/23/2026-11-23T10.20.30-&lt;uuid&gt;</c>.</summary>
    private string KeyOf(EventSourceMapping mapping)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture, $"aws/lambda/{mapping.Uuid}/{DataStream.ShardId}/{now:yyyy/MM/dd}/{now:yyyy-MM-dd'T'HH.mm.ss}-{Guid.NewGuid()}");
    }

    private string Describe(EventSourceMapping mapping, StreamBatch batch, string condition, string? payload) => JsonSerializer.Serialize(new
    {
        requestContext = new
        {
            requestId = Guid.NewGuid().ToString(),
            functionArn = functions.ArnOf(mapping.Function),
            condition,
            approximateInvokeCount = batch.Attempts,
        },
        responseContext = new { statusCode = 200, executedVersion = "$LATEST", functionError = "Unhandled" },
        version = "1.0",
        timestamp = Iso(time.GetUtcNow()),
        KinesisBatchInfo = new
        {
            shardId = DataStream.ShardId,
            startSequenceNumber = batch.Records[0].SequenceNumber,
            endSequenceNumber = batch.Records[^1].SequenceNumber,
            approximateArrivalOfFirstRecord = Iso(batch.Records[0].ArrivedAt),
            approximateArrivalOfLastRecord = Iso(batch.Records[^1].ArrivedAt),
            batchSize = batch.Records.Count,
            streamArn = mapping.SourceArn,
        },
        payload,
    });

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
