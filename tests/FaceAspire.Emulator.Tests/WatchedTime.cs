using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests;

/// <summary>A clock that stands still until it is moved, and tells when somebody begins to wait for it.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Moves on by <paramref name="wait"/> whenever somebody waits for so long, until <paramref name="done"/>.</summary>
    public Task<T> AdvanceUntilAsync<T>(TimeSpan wait, Task<T> done) => AdvanceUntilAsync(done, wait);

    /// <summary>The same for several waits.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> done, params TimeSpan[] waits)
    {
        while (!done.IsCompleted)
        {
            await Task.WhenAny(_timers.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask(), done);
            while (!done.IsCompleted && _timers.Reader.TryRead(out var due))
            {
                Advance(waits.Contains(due) ? due : TimeSpan.Zero);
            }
        }

        return await done;
    }
}
