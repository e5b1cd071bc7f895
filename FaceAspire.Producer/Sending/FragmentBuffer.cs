namespace FaceAspire.Producer.Sending;

/// <summary>
/// The fragments that may have to be sent, or sent again, in the order in which they were made: the oldest ones on disk, the rest in
/// memory. One leaves when it is stored, refused for good, or dropped because all room is taken. One thread at a time.
/// </summary>
internal sealed class FragmentBuffer
{
    private readonly long _maxBytes;
    private readonly TimeSpan _maxTime;
    private readonly IFragmentSpool? _spool;
    private readonly List<BufferedFragment> _fragments;
    private int _spooled; // how many of the oldest are on disk
    private int _sent; // how many of the oldest are on their way

    /// <summary>Begins with what an earlier run left on disk.</summary>
    /// <param name="maxBytes">The most bytes kept in memory.</param>
    /// <param name="maxTime">The most time kept in memory.</param>
    /// <param name="spool">Takes what memory does not; <see langword="null"/> for nothing.</param>
    public FragmentBuffer(long maxBytes, TimeSpan maxTime, IFragmentSpool? spool = null)
    {
        (_maxBytes, _maxTime, _spool) = (maxBytes, maxTime, spool);
        _fragments = [.. spool?.Restore() ?? []];
        _spooled = _fragments.Count;
    }

    /// <summary>How many fragments are kept.</summary>
    public int Count => _fragments.Count;

    /// <summary>The fragments that are kept.</summary>
    public IReadOnlyList<BufferedFragment> Kept => _fragments;

    /// <summary>Bytes in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes on disk.</summary>
    public long SpooledBytes => _spool?.Bytes ?? 0;

    /// <summary>How many fragments were dropped so far without being stored.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether no more will be added.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The oldest fragment that waits to be sent; <see langword="null"/> when all are on their way.</summary>
    public BufferedFragment? Waiting => _sent < _fragments.Count ? _fragments[_sent] : null;

    /// <summary>The newest fragment's time.</summary>
    public TimeSpan? Latest => _fragments.Count > 0 ? _fragments[^1].Time : null;

    /// <summary>Adds the newest fragment, and makes room for it.</summary>
    public void Add(OutgoingFragment fragment)
    {
        _fragments.Add(BufferedFragment.Of(fragment));
        Bytes += fragment.Cluster.Length;
        while (_fragments.Count - _spooled > 1 && (Bytes > _maxBytes || fragment.Time - _fragments[_spooled].Time > _maxTime))
        {
            Relieve();
        }
    }

    /// <summary>No more will be added.</summary>
    public void Complete() => IsComplete = true;

    /// <summary>Nothing will be sent any more: what is in memory is put on disk, or dropped where there is none.</summary>
    public void Close()
    {
        Rewind();
        while (_spooled < _fragments.Count)
        {
            Relieve();
        }
    }

    /// <summary>Takes the fragment that waits, to be sent now.</summary>
    /// <returns><see langword="null"/> when it could not be read back; it is dropped.</returns>
    public OutgoingFragment? Take(DateTimeOffset now)
    {
        var next = _fragments[_sent];
        if ((next.InMemory ?? _spool!.Read(next)) is not { } fragment)
        {
            Drop(_sent);
            return null;
        }

        next.SentAt = now;
        next.Sends++;
        _sent++;
        return fragment;
    }

    /// <summary>The service has stored a fragment of this connection and, since it stores them in order, all before it.</summary>
    /// <returns>Those that it had not been known of; the named one is the last.</returns>
    public IReadOnlyList<BufferedFragment> Stored(long timecode)
    {
        var stored = _fragments[..(FindSent(timecode) + 1)];
        for (var i = stored.Count - 1; i >= 0; i--)
        {
            Remove(i);
        }

        return stored;
    }

    /// <summary>The service will never take a fragment.</summary>
    /// <param name="timecode">Which.</param>
    /// <param name="received">The latest that it has received: where none is named, it can only be the one behind.</param>
    /// <returns>The fragment, which is kept no longer; <see langword="null"/> when none is on its way.</returns>
    public BufferedFragment? Refuse(long timecode, long received)
    {
        var index = FindSent(timecode);
        if (index < 0 && timecode <= 0)
        {
            index = Math.Min(FindSent(received) + 1, _sent - 1);
        }

        if (index < 0)
        {
            return null;
        }

        var refused = _fragments[index];
        Remove(index);
        return refused;
    }

    /// <summary>The connection is gone: what was on its way is sent again, oldest first.</summary>
    public void Rewind() => _sent = 0;

    private int FindSent(long timecode) => _fragments.FindIndex(0, _sent, fragment => fragment.Timecode == timecode);

    /// <summary>Takes the oldest fragment out of memory.</summary>
    private void Relieve()
    {
        var oldest = _fragments[_spooled];
        while (_spool is not null && !_spool.HasRoom(oldest.Size) && _spooled > 0)
        {
            Drop(0);
        }

        if (_spool is not null && _spool.HasRoom(oldest.Size) && _spool.TryWrite(oldest.InMemory!))
        {
            oldest.InMemory = null;
            Bytes -= oldest.Size;
            _spooled++;
        }
        else
        {
            Drop(_spooled);
        }
    }

    private void Drop(int index)
    {
        Remove(index);
        Dropped++;
    }

    private void Remove(int index)
    {
        var fragment = _fragments[index];
        _fragments.RemoveAt(index);
        _sent -= index < _sent ? 1 : 0;
        if (index < _spooled)
        {
            _spool!.Delete(fragment);
            _spooled--;
        }
        else
        {
            Bytes -= fragment.Size;
        }
    }
}
