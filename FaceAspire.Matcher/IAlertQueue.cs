using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Where alerts go.</summary>
internal interface IAlertQueue
{
    /// <summary>Queues an alert; the same visit's again changes nothing.</summary>
    Task SendAsync(Alert alert, CancellationToken cancellationToken);
}
