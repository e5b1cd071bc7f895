using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests;

/// <summary>A clock that stands still, and tells when somebody waits for it: so a test moves it at the right moment.</summary>
internal sealed class SteppingTime() : FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _due = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _due.Add(dueTime);
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return timer;
    }

    /// <summary>Waits until somebody waits for <paramref name="due"/>, then lets that time pass, or <paramref name="pass"/>.</summary>
    public async Task PassAsync(TimeSpan due, TimeSpan? pass = null)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_due.Remove(due))
                {
                    break;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }

        Advance(pass ?? due);
    }
}
