using System.Text.Json;
using Amazon.KinesisVideoArchivedMedia;
using Amazon.KinesisVideoArchivedMedia.Model;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using FaceAspire.Notifier;

namespace FaceAspire.Bench;

/// <summary>Alerts through the real Notifier, ten a batch; each batch comes twice, as SQS may deliver it.</summary>
internal static class NotifierReplay
{
    private static readonly NotifierOptions Options = new()
    {
        AuditBucket = "audit",
        Sender = new("", "alerts@example.org"),
        Recipients = [new("", "you@example.org")],
        TimeZone = TimeZoneInfo.Utc,
    };

    /// <summary>Runs them.</summary>
    /// <returns>How many e-mails were sent.</returns>
    public static async Task<int> RunAsync(CountingStore store, IReadOnlyList<Alert> alerts)
    {
        var email = new CountingEmail();
        var snapshots = new SnapshotSource(new NoVideo(), TimeProvider.System);
        var sender = new AlertSender(Options, snapshots, new(store, "audit", TimeProvider.System), email, TimeProvider.System, new(TextWriter.Null));
        var notifier = new NotifierFunction(sender, new(TextWriter.Null));
        foreach (var batch in alerts.Chunk(10))
        {
            SqsMessage[] messages = [.. batch.Select(alert => new SqsMessage(alert.VisitId, JsonSerializer.Serialize(alert, ContractsJson.Default.Alert), null))];
            await HandleAsync(notifier, messages);
            await HandleAsync(notifier, messages);
        }

        return email.Sent;
    }

    private static async Task HandleAsync(NotifierFunction notifier, SqsMessage[] messages)
    {
        var answer = await notifier.HandleAsync(new(messages), new("request", "arn", default, null), CancellationToken.None);
        if (answer.BatchItemFailures.Count > 0)
        {
            throw new InvalidOperationException($"The Notifier failed at {answer.BatchItemFailures[0].ItemIdentifier}.");
        }
    }

    private sealed class CountingEmail : IAmazonSimpleEmailServiceV2
    {
        public int Sent { get; private set; }

        public Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SendEmailResponse { MessageId = $"{++Sent}" });
    }

    private sealed class NoVideo : IAmazonKinesisVideoArchivedMedia
    {
        public Task<GetImagesResponse> GetImagesAsync(GetImagesRequest request, CancellationToken cancellationToken = default) =>
            Task.FromException<GetImagesResponse>(
                new AmazonKinesisVideoArchivedMediaException("No stream.", null, "ResourceNotFoundException", null, System.Net.HttpStatusCode.NotFound));

        public Task<ListFragmentsResponse> ListFragmentsAsync(ListFragmentsRequest request, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
