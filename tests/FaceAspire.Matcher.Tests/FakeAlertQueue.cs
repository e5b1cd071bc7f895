using FaceAspire.Contracts;

namespace FaceAspire.Matcher.Tests;

/// <summary>A FIFO queue in memory: drops what has a deduplication id that it has seen.</summary>
internal sealed class FakeAlertQueue(Faults faults) : IAlertQueue
{
    private readonly Dictionary<string, Alert> _queued = [];

    public IReadOnlyCollection<Alert> Queued => _queued.Values;

    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        faults.Pass($"queue {alert.Person}");
        _queued.TryAdd(alert.VisitId, alert);
        faults.Pass($"after queue {alert.Person}");
        return Task.CompletedTask;
    }
}
