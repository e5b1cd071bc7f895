using FaceAspire.Video.Buffering;
using FaceAspire.Video.Metrics;
using FaceAspire.Video.Sending;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Video.Tests;

public sealed class FragmentSourceTests
{
    private readonly EarlyTimers _time = new();

    [Fact]
    public async Task NextAsync_TimersFireEarly_SetsOneForAFragment()
    {
        var outbox = new Outbox(new(new(MaxBytes: 100, TimeSpan.FromHours(1))), new ProducerMeter(null).Of("door"), _time);
        var session = outbox.Open(Outgoing.Header, expiry: null, keepsVideo: true);
        var fragments = new FragmentSource(outbox, spooler: null, _time);
        outbox.Add(Outgoing.Fragment(0));
        outbox.Add(Outgoing.Fragment(2));
        Assert.NotNull(await fragments.NextAsync(session, TestContext.Current.CancellationToken));

        var next = fragments.NextAsync(session, TestContext.Current.CancellationToken);
        _time.Advance(SendingPace.Gap - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1) + FragmentSource.Tick);

        Assert.NotNull(await next.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.Equal(1, _time.Set);
    }

    /// <summary>Timers as Linux has them: they count in a coarser clock than the one that time is read from.</summary>
    private sealed class EarlyTimers : FakeTimeProvider
    {
        private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(4);

        /// <summary>How many timers were set.</summary>
        public int Set { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Set++;
            return base.CreateTimer(callback, state, dueTime > Early ? dueTime - Early : dueTime, period);
        }
    }
}
