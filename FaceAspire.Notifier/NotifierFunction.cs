using System.Text.Json;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Notifier;

/// <summary>Takes alerts off their queue. Within a message group, what follows a failure waits for it: that is what FIFO promises.</summary>
internal sealed class NotifierFunction(AlertSender sender, LambdaLog log)
{
    /// <summary>Handles a batch.</summary>
    /// <returns>The messages that failed, and those behind them in their groups.</returns>
    public async Task<BatchResponse> HandleAsync(SqsEvent batch, LambdaContext context, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        var stopped = new HashSet<string>();
        foreach (var message in batch.Records)
        {
            if (stopped.Contains(message.GroupId) || !await TrySendAsync(message, cancellationToken))
            {
                stopped.Add(message.GroupId);
                failed.Add(message.MessageId);
            }
        }

        return BatchResponse.Failed(failed);
    }

    private async Task<bool> TrySendAsync(SqsMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var alert = JsonSerializer.Deserialize(message.Body, ContractsJson.Default.Alert) ?? throw new JsonException("The body is null.");
            using var span = NotifierTelemetry.StartAlert(message, alert);
            await sender.SendAsync(alert, cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NotifierTelemetry.CountFailure();
            log.Warning($"Alert message {message.MessageId} will be tried again (received {message.ReceiveCount} times): {e.Message}");
            return false;
        }
    }
}
