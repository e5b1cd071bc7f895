using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Matroska;
using FaceAspire.Video.Metrics;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Buffering;

/// <summary>
/// A camera's fragments between the threads that make them, send them, read acknowledgements and work on disk. Nothing is waited for under
/// its lock.
/// </summary>
/// <param name="buffer">The state; touched under the lock only.</param>
/// <param name="meter">Counts.</param>
/// <param name="time">The clock. Its monotonic side is used: a wall clock that is set neither stalls nor renews a connection.</param>
internal sealed class Outbox(FragmentBuffer buffer, CameraMeter meter, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Signal _sendable = new();
    private readonly Signal _spoolable = new();
    private readonly SendingPace _pace = new();
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly long _stamp = time.GetTimestamp();

    /// <summary>The newest fragment's time; <see langword="null"/> when there is none.</summary>
    public TimeSpan? Latest => Locked(() => buffer.Latest);

    /// <summary>The time, which clock changes do not touch.</summary>
    public DateTimeOffset Now => _began + time.GetElapsedTime(_stamp);

    /// <inheritdoc cref="FragmentBuffer.Add"/>
    /// <returns>What was dropped for it without being stored.</returns>
    public FragmentCount Add(OutgoingFragment fragment) => Change(() => buffer.Add(fragment));

    /// <inheritdoc cref="FragmentBuffer.Complete"/>
    public void Complete() => Change(buffer.Complete);

    /// <inheritdoc cref="FragmentBuffer.Close"/>
    /// <returns>What is lost, unless a spool takes the rest.</returns>
    public FragmentCount Close() => Change(buffer.Close);

    /// <inheritdoc cref="FragmentBuffer.Rewind"/>
    public void Rewind() => Change(buffer.Rewind);

    /// <summary>The header of the next fragment to send, once there is one; <see langword="null"/> when all is done and no more comes.</summary>
    public async Task<ReadOnlyMemory<byte>?> HeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (waiting, isComplete) = Locked(() => (buffer.Waiting, buffer.IsComplete));
            if (waiting is not null || isComplete)
            {
                return waiting?.Header;
            }

            await _sendable.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A connection begins.</summary>
    /// <param name="header">The document's beginning that it sends.</param>
    /// <param name="expiry">When its credentials expire, by the wall clock.</param>
    /// <param name="keepsVideo">Whether the stream stores video.</param>
    public PutMediaSession Open(ReadOnlyMemory<byte> header, DateTimeOffset? expiry, bool keepsVideo) =>
        new(buffer, _pace, SessionTerms.Of(header, Now, expiry - time.GetUtcNow(), keepsVideo));

    /// <inheritdoc cref="PutMediaSession.Next"/>
    public SessionStep Next(PutMediaSession session) => Locked(() =>
    {
        var step = session.Next(Now);
        meter.Count(step);
        return step;
    });

    /// <inheritdoc cref="PutMediaSession.On"/>
    public AckOutcome On(PutMediaSession session, FragmentAck ack)
    {
        var outcome = Locked(() =>
        {
            var meaning = session.On(ack, Now);
            meter.Count(meaning);
            meter.Keeps(buffer.Bytes, buffer.SpooledBytes);
            while (buffer.TakeUnread() is { } unread)
            {
                Fragmenter.Reuse(unread.Cluster);
            }

            return meaning;
        });
        _spoolable.Set(); // files may be unwanted now
        return outcome;
    }

    /// <inheritdoc cref="PutMediaSession.StaleAt"/>
    public DateTimeOffset? StaleAt(PutMediaSession session) => Locked(() => session.StaleAt);

    /// <inheritdoc cref="FragmentBuffer.Loaded"/>
    public void Loaded(BufferedFragment fragment, OutgoingFragment? content) => Change(() => buffer.Loaded(fragment, content));

    /// <summary>Returns when there is something to write, or a file to delete.</summary>
    public Task SpoolableAsync(CancellationToken cancellationToken) => _spoolable.WaitAsync(cancellationToken);

    /// <inheritdoc cref="FragmentBuffer.BeginSpooling"/>
    public BufferedFragment? NextToSpool() => Counted(buffer.BeginSpooling).Result;

    /// <inheritdoc cref="FragmentBuffer.EndSpooling"/>
    public bool Spooled(BufferedFragment fragment, bool isSafe) => Counted(() => buffer.EndSpooling(fragment, isSafe)).Result;

    /// <inheritdoc cref="FragmentBuffer.TakeUnwanted"/>
    public BufferedFragment? NextUnwanted() => Locked(buffer.TakeUnwanted);

    /// <summary>Returns when something can be sent that could not before.</summary>
    public Task SendableAsync(CancellationToken cancellationToken) => _sendable.WaitAsync(cancellationToken);

    private FragmentCount Change(Action change)
    {
        var (_, dropped) = Counted(() =>
        {
            change();
            return true;
        });
        _sendable.Set();
        _spoolable.Set();
        return dropped;
    }

    /// <summary>Does something to the buffer, and counts what it drops for that.</summary>
    private (T Result, FragmentCount Dropped) Counted<T>(Func<T> change) => Locked(() =>
    {
        var before = buffer.Dropped;
        var result = change();
        meter.Dropped(buffer.Dropped - before);
        meter.Keeps(buffer.Bytes, buffer.SpooledBytes);
        return (result, buffer.Dropped - before);
    });

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
