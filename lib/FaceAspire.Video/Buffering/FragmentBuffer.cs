namespace FaceAspire.Video.Buffering;

/// <summary>
/// The fragments that may have to be sent, or sent again, in the order in which they were made. One leaves when it is stored, refused for
/// good, or dropped because all room is taken. What happens to memory and disk is in the other part. One thread at a time; no I/O.
/// </summary>
/// <param name="limits">How much is kept.</param>
/// <param name="restored">What an earlier run left on disk, in order of time.</param>
internal sealed partial class FragmentBuffer(BufferLimits limits, IReadOnlyList<BufferedFragment>? restored = null)
{
    private readonly List<BufferedFragment> _fragments = [.. restored ?? []];
    private readonly Queue<OutgoingFragment> _unread = new();
    private int _sent; // how many of the oldest are on their way

    /// <summary>How many fragments are kept.</summary>
    public int Count => _fragments.Count;

    /// <summary>The fragments that are kept.</summary>
    public IReadOnlyList<BufferedFragment> Kept => _fragments;

    /// <summary>What was dropped so far without being stored.</summary>
    public FragmentCount Dropped { get; private set; }

    /// <summary>Whether no more will be added.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The oldest fragment that waits to be sent; <see langword="null"/> when all are on their way.</summary>
    public BufferedFragment? Waiting => _sent < _fragments.Count ? _fragments[_sent] : null;

    /// <summary>The newest fragment's time.</summary>
    public TimeSpan? Latest => _fragments.Count > 0 ? _fragments[^1].Time : null;

    /// <summary>Adds the newest fragment, and makes room for it.</summary>
    public void Add(OutgoingFragment fragment)
    {
        var newest = fragment.ToBuffered();
        newest.Content = fragment;
        _fragments.Add(newest);
        Bytes += fragment.Size;
        while (IsOver(limits.MaxBytes, limits.MaxTime) && Oldest(FragmentPlace.Memory) is var oldest && oldest < _fragments.Count - 1)
        {
            Drop(oldest); // not the one that is being written: a slow disk would never save any
        }
    }

    /// <summary>No more will be added.</summary>
    public void Complete() => IsComplete = true;

    /// <summary>Takes the fragment that waits, whose content is there, to be sent now.</summary>
    public OutgoingFragment Take(DateTimeOffset now)
    {
        var next = _fragments[_sent++];
        var content = next.Content!;
        next.Content = next.Place == FragmentPlace.Disk ? null : content;
        next.SentAt = now;
        next.Sends++;
        return content;
    }

    /// <summary>The service has stored a fragment of this connection and, since it stores them in order, all before it.</summary>
    /// <param name="timecode">Which.</param>
    /// <param name="sending">The one that is being sent at this moment.</param>
    /// <returns>Those that it had not been known of; the named one is the last.</returns>
    public IReadOnlyList<BufferedFragment> Stored(long timecode, BufferedFragment? sending)
    {
        var stored = _fragments[..(FindSent(timecode) + 1)];
        for (var i = stored.Count - 1; i >= 0; i--)
        {
            if (stored[i] is { Place: FragmentPlace.Memory, Content: { } content } one && one != sending)
            {
                _unread.Enqueue(content);
                one.Content = null;
            }

            Remove(i);
        }

        return stored;
    }

    /// <summary>
    /// The next fragment whose memory can be used again: it was stored, and nobody reads it. Any other that leaves may still be with
    /// the one who sends it or writes it to disk.
    /// </summary>
    public OutgoingFragment? TakeUnread() => _unread.TryDequeue(out var content) ? content : null;

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

    private void Drop(int index)
    {
        Dropped += FragmentCount.Of(_fragments[index]);
        Remove(index);
    }
}
