using System.Diagnostics;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Queues alerts: one message per visit, whatever is replayed.</summary>
internal sealed class AlertQueue(IAmazonSQS sqs, string queueUrl) : IAlertQueue
{
    /// <inheritdoc/>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken) => sqs.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = queueUrl,
            MessageBody = JsonSerializer.Serialize(alert, ContractsJson.Default.Alert),
            MessageGroupId = Visit.Group(Camera.Named(alert.Camera), alert.Person),
            MessageDeduplicationId = alert.VisitId,
            MessageAttributes = Activity.Current?.Id is { } trace
                ? new() { [TelemetryNames.TraceParent] = new() { DataType = "String", StringValue = trace } }
                : null,
        },
        cancellationToken);
}
