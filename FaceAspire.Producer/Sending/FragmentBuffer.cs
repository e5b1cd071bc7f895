namespace FaceAspire.Producer.Sending;

/// <summary>
/// The fragments that may have to be sent, or sent again, in order of time. Pure state; one thread at a time.
/// A fragment leaves it when it is persisted, refused for good, or too old for a buffer that is full.
/// </summary>
/// <param name="maxBytes">The most bytes kept.</param>
/// <param name="maxTime">The most time kept.</param>
internal sealed class FragmentBuffer(long maxBytes, TimeSpan maxTime)
{
    private readonly LinkedList<Entry> _entries = [];
    private long _bytes;

    private enum State
    {
        Waiting,
        Sent,
        Received,
    }

    /// <summary>How many fragments are kept.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds the newest fragment.</summary>
    /// <returns>How many old ones were dropped for it that the service had not received.</returns>
    public int Add(OutgoingFragment fragment)
    {
        _entries.AddLast(new Entry(fragment));
        _bytes += fragment.Cluster.Length;
        var lost = 0;
        while (_entries.Count > 1 && (_bytes > maxBytes || fragment.Time - _entries.First!.Value.Fragment.Time > maxTime))
        {
            lost += _entries.First!.Value.State == State.Received ? 0 : 1;
            Remove(_entries.First);
        }

        return lost;
    }

    /// <summary>The next fragment to send; <see langword="null"/> when all are sent.</summary>
    public OutgoingFragment? Peek() => _entries.FirstOrDefault(entry => entry.State == State.Waiting)?.Fragment;

    /// <summary>A fragment is on its way.</summary>
    public void Sent(OutgoingFragment fragment) => Mark(fragment.Timecode, State.Sent);

    /// <summary>The service has all of a fragment. It is kept until it is stored, but only sent again when that fails.</summary>
    public void Received(long timecode) => Mark(timecode, State.Received);

    /// <summary>The service has stored a fragment and, since it stores them in order, all before it.</summary>
    public void Persisted(long timecode)
    {
        while (_entries.First is { } first && first.Value.Fragment.Timecode <= timecode && first.Value.State != State.Waiting)
        {
            Remove(first);
        }
    }

    /// <summary>The service cannot take a fragment now: it is sent again.</summary>
    public void Failed(long timecode) => Mark(timecode, State.Waiting);

    /// <summary>The service will never take a fragment.</summary>
    /// <param name="timecode">Which; where it names none, it can only be the oldest one on its way.</param>
    public void Refused(long timecode)
    {
        if ((Find(timecode) ?? Find(entry => entry.State == State.Sent)) is { } refused)
        {
            Remove(refused);
        }
    }

    /// <summary>The connection is gone: what was on its way is sent again, from the first fragment that was not received.</summary>
    public void Rewind()
    {
        foreach (var entry in _entries.Where(entry => entry.State == State.Sent))
        {
            entry.State = State.Waiting;
        }
    }

    private void Mark(long timecode, State state)
    {
        if (Find(timecode) is { } node)
        {
            node.Value.State = state;
        }
    }

    private LinkedListNode<Entry>? Find(long timecode) => Find(entry => entry.Fragment.Timecode == timecode);

    private LinkedListNode<Entry>? Find(Func<Entry, bool> wanted)
    {
        var node = _entries.First;
        while (node is not null && !wanted(node.Value))
        {
            node = node.Next;
        }

        return node;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _bytes -= node.Value.Fragment.Cluster.Length;
        _entries.Remove(node);
    }

    private sealed class Entry(OutgoingFragment fragment)
    {
        public OutgoingFragment Fragment => fragment;

        public State State { get; set; }
    }
}
