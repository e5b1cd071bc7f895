using System.Collections.Concurrent;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Wakes the long polls of a queue when something in it may have become receivable.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _waiting = new();

    /// <summary>Ends at the next <see cref="Pulse"/>. Take it before looking into the queue, so that no change falls between.</summary>
    public Task Next(long queue) =>
        _waiting.GetOrAdd(queue, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Wakes all who wait now.</summary>
    public void Pulse(long queue)
    {
        if (_waiting.TryRemove(queue, out var waiting))
        {
            waiting.SetResult();
        }
    }
}
