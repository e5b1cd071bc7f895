using FaceAspire.Video.Buffering;
using FaceAspire.Video.Spooling;

namespace FaceAspire.Video.Sending;

/// <summary>Gives a connection its fragments, each as soon as it may be sent, and says when the service has been silent for too long.</summary>
/// <param name="outbox">The fragments.</param>
/// <param name="spooler">Reads back those on disk; <see langword="null"/> where there are none.</param>
/// <param name="time">The clock.</param>
internal sealed class FragmentSource(Outbox outbox, Spooler? spooler, TimeProvider time)
{
    /// <summary>
    /// How long a wait goes on after its end: timers count in a coarser clock, in ticks of 4 ms on most of Linux, so that one may fire before
    /// its time, and the rest of that be spent in asking again and again.
    /// </summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    /// <summary>The next fragment, once there is one; <see langword="null"/> when the connection is to end in good order.</summary>
    public async Task<OutgoingFragment?> NextAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (outbox.Next(session))
            {
                case SessionStep.Send(var fragment, _):
                    return fragment;
                case SessionStep.Load(var fragment):
                    outbox.Loaded(fragment, await spooler!.ReadAsync(fragment));
                    break;
                case SessionStep.Wait({ } until):
                    await WaitUntilAsync(until, cancellationToken);
                    break;
                case SessionStep.Wait:
                    await outbox.SendableAsync(cancellationToken);
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Waits until the service has been silent for too long.</summary>
    public async Task StaleAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        while (outbox.StaleAt(session) is not { } stale || stale > outbox.Now)
        {
            await WaitUntilAsync(outbox.StaleAt(session) ?? (outbox.Now + PutMediaSession.MaxSilence), cancellationToken);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        var left = due - outbox.Now;
        await Task.Delay(left > TimeSpan.Zero ? left + Tick : TimeSpan.Zero, time, cancellationToken);
    }
}
