using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Tests;

/// <summary>A producer's state machine, a model of the service, and the wire between them; every rule is checked at every step.</summary>
internal sealed class SendingModel
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromSeconds(1);
    private readonly FragmentBuffer _buffer;
    private readonly Dictionary<long, OutgoingFragment> _disk = [];
    private readonly bool _keepsVideo;
    private readonly long _maxBytes;
    private readonly long _maxSpoolBytes;
    private readonly SendingPace _pace = new();
    private readonly HashSet<long> _made = [];
    private readonly HashSet<long> _stored = [];
    private readonly HashSet<long> _refused = [];
    private readonly HashSet<long> _sentHere = []; // over this connection
    private readonly Queue<long> _underway = new();
    private readonly Queue<long> _arrived = new();
    private readonly Queue<FragmentAck> _acks = new();
    private readonly HashSet<object> _reused = new(ReferenceEqualityComparer.Instance); // whose memory was given back
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _lastSent = DateTimeOffset.MinValue;
    private DateTimeOffset? _dueSince; // the producer knows of nothing that it sent since
    private PutMediaSession _session = null!;
    private BufferedFragment? _writing; // to disk
    private OutgoingFragment? _written; // what is read for that
    private OutgoingFragment? _sending; // what is read to be sent, until the next is asked for
    private long _latest; // sent over this connection
    private TimeSpan _until; // of that, the time of the last frame
    private long _known; // of that, to have arrived
    private bool _hungUp; // by the service
    private bool _ended; // the producer knows that

    public SendingModel(int maxFragments, int maxSpooled, bool keepsVideo)
    {
        _buffer = new(new(maxFragments * 10, TimeSpan.FromDays(1), maxSpooled * 10));
        (_maxBytes, _maxSpoolBytes, _keepsVideo) = (maxFragments * 10, maxSpooled * 10, keepsVideo);
        Connect();
    }

    /// <summary>Does one thing, as often as it says.</summary>
    public void Do(Move move)
    {
        switch (move.Kind)
        {
            case MoveKind.Pass:
                Pass(TimeSpan.FromSeconds(move.Value));
                break;
            case MoveKind.Refuse or MoveKind.RefuseUnnamed:
                Refuse(move.Value, named: move.Kind == MoveKind.Refuse);
                break;
            default:
                for (var i = 0; i < move.Value; i++)
                {
                    DoOnce(move.Kind);
                }

                break;
        }

        CheckNothingIsLost();
    }

    /// <summary>No more faults: all that is left is stored, in bounded time.</summary>
    public void Settle()
    {
        _buffer.Complete();
        Connect();
        for (var left = 10 * (_buffer.Count + 1); _buffer.Count > 0; left--)
        {
            Check(left > 0, "the producer never comes to rest");
            DoOnce(MoveKind.Send);
            Drain();
            _now += RoundTrip;
        }

        Check(_session.Next(_now) is SessionStep.Finish, "a connection does not end, though all is stored and no more comes");
        CheckNothingIsLost();
    }

    private static void Check(bool holds, string violated)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Violated: {violated}.");
        }
    }

    private void DoOnce(MoveKind kind)
    {
        switch (kind)
        {
            case MoveKind.Make when !_buffer.IsComplete:
                Make(2000 * (_made.Count + 1));
                break;
            case MoveKind.MakeEarlier when !_buffer.IsComplete && _made.Count > 3:
                Make((2000 * (_made.Count + 1)) - 7001);
                break;
            case MoveKind.Complete:
                _buffer.Complete();
                break;
            case MoveKind.Send:
                Send();
                break;
            case MoveKind.Arrive when !_hungUp && _underway.TryDequeue(out var timecode):
                Arrive(timecode);
                break;
            case MoveKind.Store when _arrived.TryDequeue(out var timecode):
                _stored.Add(timecode);
                _acks.Enqueue(new(FragmentAckType.Persisted, timecode, "91"));
                break;
            case MoveKind.Acknowledge when _acks.TryDequeue(out var ack):
                Acknowledge(ack);
                break;
            case MoveKind.LoseAck when _acks.TryPeek(out var ack) && ack.Type != FragmentAckType.Error:
                _acks.Dequeue();
                break;
            case MoveKind.Disconnect:
                Connect();
                break;
            case MoveKind.BeginWriting when _writing is null:
                _writing = _buffer.BeginSpooling();
                _written = _writing?.Content;
                break;
            case MoveKind.EndWriting or MoveKind.FailWriting when _writing is not null:
                EndWriting(isSafe: kind == MoveKind.EndWriting);
                break;
            case MoveKind.LoseFile when _disk.Count > 0:
                _disk.Remove(_disk.Keys.First());
                break;
        }
    }

    private void EndWriting(bool isSafe)
    {
        var (written, content) = (_writing!, _written);
        (_writing, _written) = (null, null);
        if (isSafe)
        {
            _disk[written.Timecode] = content!;
        }

        if (!_buffer.EndSpooling(written, isSafe))
        {
            _disk.Remove(written.Timecode);
        }

        while (_buffer.TakeUnwanted() is { } unwanted)
        {
            _disk.Remove(unwanted.Timecode);
        }
    }

    private void Make(long timecode)
    {
        _made.Add(timecode);
        _buffer.Add(Outgoing.FragmentAt(timecode));
    }

    private void Send()
    {
        var oldest = _buffer.Kept.Select(fragment => fragment.Timecode).FirstOrDefault(timecode => !_sentHere.Contains(timecode), -1);
        _sending = null;
        switch (_session.Next(_now))
        {
            case SessionStep.Send(var fragment, _):
                _sending = fragment;
                Check(!_reused.Contains(fragment), "memory that was given back is sent");
                Check(!_ended, "something is sent after an error");
                Check(fragment.Time > _until, "times decrease within a connection");
                Check(fragment.Timecode == oldest, "a newer fragment is sent before the oldest");
                Check(_now - _lastSent >= SendingPace.Gap, "more than five fragments a second");
                (_latest, _lastSent, _dueSince) = (fragment.Timecode, _now, _dueSince ?? _now);
                _until = fragment.Until;
                _sentHere.Add(fragment.Timecode);
                _underway.Enqueue(fragment.Timecode);
                break;
            case SessionStep.Load(var fragment):
                _buffer.Loaded(fragment, _disk.GetValueOrDefault(fragment.Timecode));
                Send();
                break;
            case SessionStep.Finish:
                Drain(); // the body is ended in good order: the last acknowledgements come
                Connect();
                break;
        }
    }

    private void Arrive(long timecode)
    {
        _acks.Enqueue(new(FragmentAckType.Buffering, timecode, "91"));
        _acks.Enqueue(new(FragmentAckType.Received, timecode, "91"));
        if (_keepsVideo)
        {
            _arrived.Enqueue(timecode);
        }
        else
        {
            _stored.Add(timecode);
        }
    }

    private void Refuse(int error, bool named)
    {
        if (!_hungUp && (_underway.TryPeek(out var timecode) || _latest > 0))
        {
            _hungUp = true;
            _acks.Enqueue(new(FragmentAckType.Error, named ? timecode : -1, "", error, "CODE"));
            _acks.Enqueue(new(FragmentAckType.Error, -1, "", 4006, "INVALID_MKV_DATA"));
        }
    }

    private void Acknowledge(FragmentAck ack)
    {
        _known = Math.Max(_known, ack.Timecode ?? 0);
        _dueSince = ack.Type == FragmentAckType.Error || _known >= _latest ? null : _now;
        if (_session.On(ack, _now) is AckOutcome.Ended(var refused))
        {
            Check(!_ended, "a second error of a connection counts");
            _ended = true;
            if (refused is not null)
            {
                _refused.Add(refused.Timecode);
            }
        }

        while (_buffer.TakeUnread() is { } unread)
        {
            Check(unread != _sending && unread != _written, "memory is given back while it is read");
            Check(_reused.Add(unread), "memory is given back twice");
        }
    }

    private void Pass(TimeSpan time)
    {
        _now += time;
        var isStale = _session.StaleAt <= _now;
        Check(isStale || _ended || !(_now - _dueSince > PutMediaSession.MaxSilence), "a silent service is not noticed");
        if (isStale)
        {
            Connect();
        }
    }

    private void Drain()
    {
        while (_underway.Count + _arrived.Count + _acks.Count > 0 && !(_hungUp && _acks.Count == 0))
        {
            DoOnce(MoveKind.Arrive);
            DoOnce(MoveKind.Store);
            DoOnce(MoveKind.Acknowledge);
        }
    }

    private void Connect()
    {
        (_latest, _until, _known, _hungUp, _ended, _dueSince) = (0, TimeSpan.Zero, 0, false, false, null);
        _sentHere.Clear();
        _underway.Clear();
        _arrived.Clear(); // the worst case: what was received was not stored
        _acks.Clear();
        _buffer.Rewind();
        _sending = null;
        _session = Outgoing.Session(_buffer, _pace, _now, _keepsVideo);
    }

    /// <summary>Every fragment is still kept, or stored, or counted.</summary>
    private void CheckNothingIsLost()
    {
        var gone = _made.Except(_buffer.Kept.Select(fragment => fragment.Timecode)).Except(_stored).Except(_refused).ToList();
        Check(gone.Count <= _buffer.Dropped.Fragments, $"{string.Join(", ", gone)} gone without being stored, {_buffer.Dropped} counted");
        Check(_buffer.Dropped.Frames == 50 * _buffer.Dropped.Fragments, "frames are counted otherwise than fragments");
        Check(_buffer.Bytes == 10 * _buffer.Kept.Count(fragment => fragment.Place != FragmentPlace.Disk), "memory is counted wrongly");
        Check(_buffer.SpooledBytes == 10 * _buffer.Kept.Count(fragment => fragment.Place == FragmentPlace.Disk), "the disk is counted wrongly");
        Check(_buffer.Bytes <= _maxBytes + 10, "memory is over its limit");
        Check(_buffer.SpooledBytes <= _maxSpoolBytes, "the disk is over its limit");
    }
}
