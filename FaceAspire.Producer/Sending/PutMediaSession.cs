using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Producer.Sending;

/// <summary>Decides for one connection what is sent and what acknowledgements mean. Pure state; one thread at a time.</summary>
/// <param name="buffer">The camera's fragments, which outlive the connection.</param>
/// <param name="header">The document's beginning that this connection has sent.</param>
/// <param name="opened">When it was opened.</param>
internal sealed class PutMediaSession(FragmentBuffer buffer, ReadOnlyMemory<byte> header, DateTimeOffset opened)
{
    /// <summary>The service breaks connections off after some 45 minutes; one that is renewed before loses nothing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(38);

    private long _latest = long.MinValue; // timecode sent: within one connection they must increase

    /// <summary>What to do now.</summary>
    public SessionStep Next(DateTimeOffset now)
    {
        if (buffer.Peek() is not { } fragment)
        {
            return new SessionStep.Wait();
        }

        if (now - opened >= MaxAge || fragment.Timecode <= _latest || !fragment.Header.Span.SequenceEqual(header.Span))
        {
            return new SessionStep.Renew();
        }

        buffer.Sent(fragment);
        _latest = fragment.Timecode;
        return new SessionStep.Send(fragment);
    }

    /// <summary>Takes an acknowledgement.</summary>
    public AckOutcome On(FragmentAck ack)
    {
        switch (ack)
        {
            case { Type: FragmentAckType.Received, Timecode: { } timecode }:
                buffer.Received(timecode);
                return AckOutcome.Received;
            case { Type: FragmentAckType.Persisted, Timecode: { } timecode }:
                buffer.Persisted(timecode);
                return AckOutcome.Persisted;
            case { Type: FragmentAckType.Error }:
                TakeError(ack);
                return AckOutcome.Reconnect;
            default:
                return AckOutcome.Nothing;
        }
    }

    private void TakeError(FragmentAck ack)
    {
        if (IsForGood(ack.ErrorId))
        {
            buffer.Refused(ack.Timecode ?? -1);
        }
        else
        {
            buffer.Failed(ack.Timecode ?? -1);
        }
    }

    /// <summary>
    /// Whether sending the same fragment again would fail again: too large or long, time not after the one before, unreadable, bad
    /// time, tags or tracks. The rest may pass, or is about the stream (4008) or its key (45xx) and not about the fragment.
    /// </summary>
    private static bool IsForGood(int? errorId) => errorId is 4001 or 4002 or (>= 4004 and <= 4007) or (>= 4009 and <= 4012);
}
