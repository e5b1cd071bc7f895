using FaceAspire.Contracts;
using FaceAspire.Matcher;

namespace FaceAspire.Bench;

/// <summary>A FIFO queue in memory: drops what has a deduplication id that it has seen.</summary>
internal sealed class AlertList : IAlertQueue
{
    private readonly HashSet<string> _seen = [];

    /// <summary>What was queued.</summary>
    public List<Alert> Alerts { get; } = [];

    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (_seen.Add(alert.VisitId))
        {
            Alerts.Add(alert);
        }

        return Task.CompletedTask;
    }
}
