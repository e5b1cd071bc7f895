using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Where records go that were given up: metadata to a queue; to a bucket also the records themselves.</summary>
internal sealed partial class FailureDestination(
    IQueues queues, IBuckets buckets, FunctionStore functions, Arns arns, TimeProvider time, ILogger<FailureDestination> logger)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>
    /// Sends a batch there. Without a destination it is dropped, as by Lambda; so it is when the destination does not take it, because a
    /// shard must not wait for a queue that is gone.
    /// </summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="batch">The records.</param>
    /// <param name="condition"><c>RetryAttemptsExhausted</c> or <c>RecordAgeExceeded</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(EventSourceMapping mapping, StreamBatch batch, string condition, CancellationToken cancellationToken)
    {
        try
        {
            switch (mapping.OnFailureArn?.Split(':'))
            {
                case [_, _, "sqs", ..]:
                    await queues.SendAsync(mapping.OnFailureArn, Describe(mapping, batch, condition).ToJsonString(), cancellationToken);
                    break;
                case [_, _, "s3", .., var bucket]:
                    await PutAsync(mapping, batch, condition, bucket, cancellationToken);
                    break;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDelivered(logger, batch.Records.Count, mapping.SourceArn, mapping.OnFailureArn!, e.Message);
        }
    }

    private async Task PutAsync(EventSourceMapping mapping, StreamBatch batch, string condition, string bucket, CancellationToken cancellationToken)
    {
        var described = Describe(mapping, batch, condition);
        var role = functions.Find(mapping.Function)?.Role ?? "";
        described["payload"] = Encoding.UTF8.GetString(EventJson.Of(batch.Records, mapping.SourceArn, role, arns.Region));
        var body = Encoding.UTF8.GetBytes(described.ToJsonString());
        await buckets.PutAsync(bucket, KeyOf(mapping, batch), body, "application/json", new Dictionary<string, string>(), cancellationToken);
    }

    /// <summary><c>aws/lambda/&lt;mapping&gt;/&lt;shard&gt;/2026/11/23/2026-11-23T10.20.30-&lt;uuid&gt;</c>.</summary>
    private string KeyOf(EventSourceMapping mapping, StreamBatch batch)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture, $"aws/lambda/{mapping.Uuid}/{Shards.Id(batch.Records[0].Shard)}/{now:yyyy/MM/dd}/{now:yyyy-MM-dd'T'HH.mm.ss}-{Guid.NewGuid()}");
    }

    private JsonObject Describe(EventSourceMapping mapping, StreamBatch batch, string condition) => JsonSerializer.SerializeToNode(new
    {
        requestContext = new
        {
            requestId = batch.Last?.RequestId ?? Guid.NewGuid().ToString(),
            functionArn = functions.ArnOf(mapping.Function),
            condition,
            approximateInvokeCount = batch.Attempts,
        },
        responseContext = batch.Last is { } last ? new { statusCode = 200, executedVersion = "$LATEST", functionError = last.IsError ? "Unhandled" : null } : null,
        version = "1.0",
        timestamp = Iso(time.GetUtcNow()),
        KinesisBatchInfo = new
        {
            shardId = Shards.Id(batch.Records[0].Shard),
            startSequenceNumber = batch.Records[0].SequenceNumber,
            endSequenceNumber = batch.Records[^1].SequenceNumber,
            approximateArrivalOfFirstRecord = Iso(batch.Records[0].ArrivedAt),
            approximateArrivalOfLastRecord = Iso(batch.Records[^1].ArrivedAt),
            batchSize = batch.Records.Count,
            streamArn = mapping.SourceArn,
        },
    }, Json)!.AsObject();

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Count} record(s) of {Source} were given up, and {Destination} does not take the note of it: {Reason}")]
        public static partial void NotDelivered(ILogger logger, int count, string source, string destination, string reason);
    }
}
