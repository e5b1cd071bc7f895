using System.Threading.Channels;
using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Producer.Sending;

/// <summary>A camera's fragments between the thread that makes them and those that send them and read acknowledgements.</summary>
/// <param name="buffer">The state; touched under one lock only.</param>
/// <param name="time">The clock that ages connections.</param>
internal sealed class Outbox(FragmentBuffer buffer, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc cref="FragmentBuffer.Add"/>
    public int Add(OutgoingFragment fragment)
    {
        int lost;
        lock (_gate)
        {
            lost = buffer.Add(fragment);
        }

        _added.Writer.TryWrite(true);
        return lost;
    }

    /// <summary>The next fragment to send, once there is one; it stays.</summary>
    public async Task<OutgoingFragment> FirstAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (buffer.Peek() is { } first)
                {
                    return first;
                }
            }

            await _added.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>What a connection does next, once there is something to do: never <see cref="SessionStep.Wait"/>.</summary>
    public async Task<SessionStep> NextAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (session.Next(time.GetUtcNow()) is not SessionStep.Wait and var step)
                {
                    return step;
                }
            }

            await _added.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <inheritdoc cref="PutMediaSession.On"/>
    public AckOutcome On(PutMediaSession session, FragmentAck ack)
    {
        lock (_gate)
        {
            return session.On(ack);
        }
    }

    /// <summary>A connection begins.</summary>
    public PutMediaSession Open(ReadOnlyMemory<byte> header) => new(buffer, header, time.GetUtcNow());

    /// <inheritdoc cref="FragmentBuffer.Rewind"/>
    public void Rewind()
    {
        lock (_gate)
        {
            buffer.Rewind();
        }
    }
}
