using System.Diagnostics;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Queues alerts: one message per visit, whatever is replayed.</summary>
internal sealed class AlertQueue(IAmazonSQS sqs, string queueUrl) : IAlertQueue
{
    /// <inheritdoc/>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = queueUrl,
            MessageBody = JsonSerializer.Serialize(alert, ContractsJson.Default.Alert),
            MessageGroupId = Visit.Group(Camera.Named(alert.Camera), alert.Person),
            MessageDeduplicationId = alert.VisitId,
        };
        if (Activity.Current is { Id: { } trace } span)
        {
            request.MessageAttributes = new() { [TelemetryNames.TraceParent] = new() { DataType = "String", StringValue = trace } };
            request.MessageSystemAttributes = new() { [TraceHeader.SqsAttribute] = new() { DataType = "String", StringValue = TraceHeader.Of(span.Context) } };
            span.SetTag("messaging.destination.name", queueUrl[(queueUrl.LastIndexOf('/') + 1)..]);
        }

        var sent = await sqs.SendMessageAsync(request, cancellationToken);
        Activity.Current?.SetTag("messaging.message.id", sent.MessageId);
    }
}
