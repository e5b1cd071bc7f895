using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Sending;

/// <summary>Decides for one connection what is sent and what acknowledgements mean. Pure state; one thread at a time.</summary>
/// <param name="buffer">The camera's fragments, which outlive the connection.</param>
/// <param name="pace">What the camera may send, which outlives it, too.</param>
/// <param name="terms">What holds for this connection.</param>
internal sealed class PutMediaSession(FragmentBuffer buffer, SendingPace pace, SessionTerms terms)
{
    /// <summary>A service that does not say for so long that a fragment begins to arrive is gone, as for the official producers.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(5);

    private TimeSpan _until = TimeSpan.MinValue; // of what was sent, the latest time
    private long _sent = long.MinValue; // the latest timecodes: sent, begun to arrive, received
    private long _arriving = long.MinValue;
    private long _received = long.MinValue;
    private DateTimeOffset _owed; // since when an acknowledgement is due
    private bool _isOver;
    private BufferedFragment? _sending; // may still be read: the next has not been asked for

    /// <summary>When the service is to be given up unless it says something; <see langword="null"/> while nothing is due.</summary>
    public DateTimeOffset? StaleAt => _sent > _arriving && !_isOver ? _owed + MaxSilence : null;

    /// <summary>What to do now; all that was to be sent before has been.</summary>
    public SessionStep Next(DateTimeOffset now)
    {
        _sending = null;
        if (_isOver || buffer.Waiting is not { } next)
        {
            return _isOver || buffer.IsComplete ? new SessionStep.Finish() : new SessionStep.Wait(null);
        }

        if (IsUnfit(next, now))
        {
            return new SessionStep.Finish();
        }

        if (next.Content is null)
        {
            return new SessionStep.Load(next);
        }

        if (pace.Free > now)
        {
            return new SessionStep.Wait(pace.Free);
        }

        var fragment = buffer.Take(now);
        NoteSent(fragment, now);
        _sending = next;
        return new SessionStep.Send(fragment, Again: next.Sends > 1);
    }

    /// <summary>Takes an acknowledgement.</summary>
    public AckOutcome On(FragmentAck ack, DateTimeOffset now)
    {
        if (_isOver)
        {
            return new AckOutcome.Nothing(); // a second error often follows the first; it names no fragment
        }

        switch (ack.Type)
        {
            case FragmentAckType.Error:
                _isOver = true;
                return new AckOutcome.Ended(IsForGood(ack.ErrorId) ? buffer.Refuse(ack.Timecode ?? -1, _received) : null);
            case FragmentAckType.Buffering or FragmentAckType.Received or FragmentAckType.Persisted:
                _owed = now;
                _arriving = Math.Max(_arriving, ack.Timecode ?? _sent);
                return ack.Timecode is { } timecode ? OnArrival(ack.Type, timecode, now) : new AckOutcome.Nothing();
            default:
                return new AckOutcome.Nothing();
        }
    }

    private AckOutcome OnArrival(FragmentAckType type, long timecode, DateTimeOffset now)
    {
        if (type == FragmentAckType.Buffering)
        {
            return new AckOutcome.Nothing();
        }

        _received = Math.Max(_received, timecode);
        if (type == FragmentAckType.Received && terms.KeepsVideo)
        {
            return new AckOutcome.Received();
        }

        return buffer.Stored(timecode, _sending) is [.., var latest] stored ? new AckOutcome.Stored(stored, now - latest.SentAt) : new AckOutcome.Nothing();
    }

    private void NoteSent(OutgoingFragment fragment, DateTimeOffset now)
    {
        _owed = _sent > _arriving ? _owed : now;
        _sent = fragment.Timecode;
        _until = fragment.Until;
        pace.Sent(now, fragment.Size);
    }

    /// <summary>Whether a fragment has to go over another connection: this one is old, or its times would not increase, or its tracks are others.</summary>
    private bool IsUnfit(BufferedFragment next, DateTimeOffset now) =>
        (now >= terms.RenewAt && _sent != long.MinValue) || next.Time <= _until || !next.Header.Span.SequenceEqual(terms.Header.Span);

    /// <summary>
    /// Whether sending the same fragment again would fail again, by the official producers' list: too large or long, time not after
    /// the one before, unreadable, bad time, tags or tracks; no such stream (4008), no use of its key (45xx).
    /// </summary>
    private static bool IsForGood(int? errorId) => errorId is 4001 or 4002 or (>= 4004 and <= 4012) or (>= 4500 and <= 4599);
}
