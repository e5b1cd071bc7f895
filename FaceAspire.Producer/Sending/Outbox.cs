using System.Threading.Channels;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Producer.Metrics;

namespace FaceAspire.Producer.Sending;

/// <summary>A camera's fragments between the thread that makes them and those that send them and read acknowledgements.</summary>
/// <param name="buffer">The state; touched under one lock only.</param>
/// <param name="meter">Counts.</param>
/// <param name="time">The clock. Its monotonic side is used: a wall clock that is set neither stalls nor renews a connection.</param>
internal sealed class Outbox(FragmentBuffer buffer, CameraMeter meter, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SendingPace _pace = new();
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly long _stamp = time.GetTimestamp();

    /// <summary>The newest fragment's time; <see langword="null"/> when there is none.</summary>
    public TimeSpan? Latest => Locked(() => buffer.Latest);

    private DateTimeOffset Now => _began + time.GetElapsedTime(_stamp);

    /// <inheritdoc cref="FragmentBuffer.Add"/>
    /// <returns>How many old ones were dropped for it without being stored.</returns>
    public long Add(OutgoingFragment fragment)
    {
        var dropped = Locked(() => Counted(() => buffer.Add(fragment)));
        _changed.Writer.TryWrite(true);
        return dropped;
    }

    /// <inheritdoc cref="FragmentBuffer.Complete"/>
    public void Complete()
    {
        Locked(buffer.Complete);
        _changed.Writer.TryWrite(true);
    }

    /// <inheritdoc cref="FragmentBuffer.Close"/>
    /// <returns>How many fragments are lost.</returns>
    public long Close() => Locked(() => Counted(buffer.Close));

    /// <summary>The header of the next fragment to send, once there is one; <see langword="null"/> when all is done and no more comes.</summary>
    public async Task<ReadOnlyMemory<byte>?> HeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (buffer.Waiting is { } next)
                {
                    return next.Header;
                }

                if (buffer.IsComplete)
                {
                    return null;
                }
            }

            await _changed.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>What a connection does next, once there is something to do: never <see cref="SessionStep.Wait"/>.</summary>
    public async Task<SessionStep> NextAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        while (true)
        {
            var step = Locked(() => Next(session));
            if (step is not SessionStep.Wait(var until))
            {
                return step;
            }

            if (until is null)
            {
                await _changed.Reader.ReadAsync(cancellationToken);
            }
            else
            {
                await WaitUntilAsync(until.Value, cancellationToken);
            }
        }
    }

    /// <summary>Waits until the service has been silent for too long.</summary>
    public async Task StaleAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        while (Locked(() => session.StaleAt) is not { } stale || stale > Now)
        {
            await WaitUntilAsync(Locked(() => session.StaleAt) ?? (Now + PutMediaSession.MaxSilence), cancellationToken);
        }
    }

    /// <inheritdoc cref="PutMediaSession.On"/>
    public AckOutcome On(PutMediaSession session, FragmentAck ack) => Locked(() =>
    {
        var outcome = session.On(ack, Now);
        meter.Count(outcome);
        meter.Keeps(buffer.Bytes, buffer.SpooledBytes);
        return outcome;
    });

    /// <summary>A connection begins.</summary>
    /// <param name="header">The document's beginning that it sends.</param>
    /// <param name="expiry">When its credentials expire, by the wall clock.</param>
    /// <param name="keepsVideo">Whether the stream stores video.</param>
    public PutMediaSession Open(ReadOnlyMemory<byte> header, DateTimeOffset? expiry, bool keepsVideo) =>
        new(buffer, _pace, SessionTerms.Of(header, Now, expiry - time.GetUtcNow(), keepsVideo));

    /// <inheritdoc cref="FragmentBuffer.Rewind"/>
    public void Rewind() => Locked(buffer.Rewind);

    private SessionStep Next(PutMediaSession session)
    {
        SessionStep step = new SessionStep.Finish();
        Counted(() => step = session.Next(Now));
        meter.Count(step);
        return step;
    }

    /// <summary>Does something to the buffer, and counts what it drops for that.</summary>
    private long Counted(Action change)
    {
        var before = buffer.Dropped;
        change();
        meter.Dropped(buffer.Dropped - before);
        meter.Keeps(buffer.Bytes, buffer.SpooledBytes);
        return buffer.Dropped - before;
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        var left = due - Now;
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
    }

    private void Locked(Action action)
    {
        lock (_gate)
        {
            action();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
