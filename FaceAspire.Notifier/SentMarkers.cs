using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Notifier;

/// <summary>
/// Remembers which alerts SES has taken, an object per visit: SES itself cannot tell a repeated message from a new one. Between SES's
/// answer and the marker a crash lets the alert be sent twice; there is no way to close that gap.
/// </summary>
internal sealed class SentMarkers(IObjectStore store, string bucket, TimeProvider time)
{
    /// <summary>Whether the visit's alert was sent.</summary>
    public async Task<bool> IsSentAsync(string visitId, CancellationToken cancellationToken) =>
        await store.HeadAsync(bucket, AuditKeys.AlertSent(visitId), cancellationToken) is not null;

    /// <summary>Notes that it was.</summary>
    public async Task MarkAsync(string visitId, string messageId, CancellationToken cancellationToken)
    {
        var marker = JsonSerializer.SerializeToUtf8Bytes(new SentMarker(messageId, time.GetUtcNow()), NotifierJson.Default.SentMarker);
        try
        {
            await store.PutAsync(bucket, AuditKeys.AlertSent(visitId), marker, "application/json", PutCondition.IfAbsent, cancellationToken);
        }
        catch (PreconditionFailedException)
        {
            // Another delivery of the same message was as fast: it is sent, which is what the marker says.
        }
    }
}
