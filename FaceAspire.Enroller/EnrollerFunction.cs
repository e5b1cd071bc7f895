using System.Text.Json;
using FaceAspire.Aws.Lambda;

namespace FaceAspire.Enroller;

/// <summary>Takes S3's events off their queue. A message has failed until everything it speaks of is done.</summary>
internal sealed class EnrollerFunction(EnrollerOptions options, Enrolment enrolment, LambdaLog log)
{
    /// <summary>Handles a batch.</summary>
    /// <returns>The messages that failed and are to come again.</returns>
    public async Task<BatchResponse> HandleAsync(SqsEvent batch, LambdaContext context, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        foreach (var message in batch.Records)
        {
            try
            {
                await HandleAsync(message, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                EnrollerTelemetry.CountFailure();
                log.Warning($"Message {message.MessageId} will be tried again: {e.Message}");
                failed.Add(message.MessageId);
            }
        }

        return BatchResponse.Failed(failed);
    }

    private async Task HandleAsync(SqsMessage message, CancellationToken cancellationToken)
    {
        var notification = JsonSerializer.Deserialize(message.Body, LambdaJson.Default.S3Notification);
        foreach (var record in notification?.Records ?? []) // none in the test message that S3 sends at setup
        {
            if (record.S3.Bucket.Name == options.FacesBucket && Photos.IsPhoto(record.S3.Object.Key))
            {
                await enrolment.ReconcileAsync(record.S3.Object.Key, repeated: message.ReceiveCount > 1, cancellationToken);
            }
        }
    }
}
