using System.Globalization;
using Amazon.SimpleEmailV2;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;

namespace FaceAspire.Notifier;

/// <summary>Sends the e-mail of an alert, once.</summary>
internal sealed class AlertSender(
    NotifierOptions options, SnapshotSource snapshots, SentMarkers sent, IAmazonSimpleEmailServiceV2 email, TimeProvider time, LambdaLog log)
{
    /// <summary>Sends it, unless it was sent. What it throws means that the alert is to come again.</summary>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (await sent.IsSentAsync(alert.VisitId, cancellationToken))
        {
            return;
        }

        var snapshot = await snapshots.GetAsync(alert, cancellationToken);
        if (snapshot.Missing is { } reason)
        {
            log.Warning($"The alert of visit {alert.VisitId} goes out without a picture: {reason}.");
        }

        var messageId = await SendAsync(alert, snapshot, cancellationToken);
        NotifierTelemetry.CountMail(alert, snapshot, time.GetUtcNow());
        await sent.MarkAsync(alert.VisitId, messageId, cancellationToken);
        log.Information(string.Create(
            CultureInfo.InvariantCulture, $"Alert: {alert.Person} at {alert.Camera}, {alert.Similarity:F1} %, {alert.SeenAt:HH:mm:ss}."));
    }

    private async Task<string> SendAsync(Alert alert, Snapshot snapshot, CancellationToken cancellationToken)
    {
        using var message = AlertMail.Write(alert, snapshot, options, time.GetUtcNow());
        using var span = NotifierTelemetry.StartMail();
        using var raw = new MemoryStream();
        await message.WriteToAsync(raw, cancellationToken);
        var response = await email.SendEmailAsync(
            new()
            {
                FromEmailAddress = options.Sender.Address,
                Destination = new() { ToAddresses = [.. options.Recipients.Select(recipient => recipient.Address)] },
                Content = new() { Raw = new() { Data = raw.ToArray() } },
            },
            cancellationToken);
        return response.MessageId ?? "";
    }
}
