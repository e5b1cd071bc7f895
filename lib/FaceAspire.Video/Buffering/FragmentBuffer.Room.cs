namespace FaceAspire.Video.Buffering;

/// <content>
/// Memory and disk: the oldest fragments are on disk, the one behind them may be on its way there. Whoever writes, reads and deletes the
/// files asks here what to do and says what came of it.
/// </content>
internal sealed partial class FragmentBuffer
{
    private readonly Queue<BufferedFragment> _unwanted = new();
    private bool _closing;

    /// <summary>Bytes in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes on disk.</summary>
    public long SpooledBytes { get; private set; } = (restored ?? []).Sum(fragment => (long)fragment.Size);

    /// <summary>Nothing will be sent any more: all that is in memory is to go to disk, or is dropped where there is none.</summary>
    public void Close()
    {
        Rewind();
        (_closing, IsComplete) = (true, true);
        while (!limits.HasSpool && _fragments.Count > 0)
        {
            Drop(0);
        }
    }

    /// <summary>The oldest fragment in memory, where it is time to put it on disk.</summary>
    /// <returns><see langword="null"/> while there is none to write.</returns>
    public BufferedFragment? BeginSpooling()
    {
        while (limits.HasSpool && OldestInMemory() is >= 0 and var index && (_closing || IsOver(limits.SpoolBytes, limits.SpoolTime)))
        {
            var oldest = _fragments[index];
            if (oldest.Place == FragmentPlace.Writing)
            {
                return null;
            }

            while (SpooledBytes + oldest.Size > limits.MaxSpoolBytes && _fragments[0].Place == FragmentPlace.Disk)
            {
                Drop(0);
            }

            if (SpooledBytes + oldest.Size <= limits.MaxSpoolBytes)
            {
                oldest.Place = FragmentPlace.Writing;
                return oldest;
            }

            Drop(_fragments.IndexOf(oldest)); // larger than the whole spool
        }

        return null;
    }

    /// <summary>A fragment was written, or could not be.</summary>
    /// <returns>Whether its file, if there is one, is wanted.</returns>
    public bool EndSpooling(BufferedFragment fragment, bool isSafe)
    {
        if (fragment.Place != FragmentPlace.Writing)
        {
            return false; // stored or refused in the meantime
        }

        fragment.Place = isSafe ? FragmentPlace.Disk : FragmentPlace.Memory;
        if (isSafe)
        {
            fragment.Content = null;
            Bytes -= fragment.Size;
            SpooledBytes += fragment.Size;
        }
        else if (_closing)
        {
            Drop(_fragments.IndexOf(fragment));
        }

        return true;
    }

    /// <summary>A fragment was read back from disk; nothing where it could not be, and it is dropped.</summary>
    public void Loaded(BufferedFragment fragment, OutgoingFragment? content)
    {
        if (fragment.Place == FragmentPlace.Gone)
        {
            return;
        }

        fragment.Content = content;
        if (content is null)
        {
            Drop(_fragments.IndexOf(fragment));
        }
    }

    /// <summary>The next fragment whose file is not needed any more.</summary>
    public BufferedFragment? TakeUnwanted() => _unwanted.TryDequeue(out var fragment) ? fragment : null;

    private int OldestInMemory() => _fragments.FindIndex(fragment => fragment.Place != FragmentPlace.Disk);

    private int Oldest(FragmentPlace place) => _fragments.FindIndex(fragment => fragment.Place == place);

    /// <summary>Whether memory holds more than that; the newest fragment alone never does.</summary>
    private bool IsOver(long bytes, TimeSpan time) =>
        OldestInMemory() is >= 0 and var oldest && (Bytes > bytes || _fragments[^1].Time - _fragments[oldest].Time > time);

    private void Remove(int index)
    {
        var fragment = _fragments[index];
        _fragments.RemoveAt(index);
        _sent -= index < _sent ? 1 : 0;
        if (fragment.Place == FragmentPlace.Disk)
        {
            SpooledBytes -= fragment.Size;
            _unwanted.Enqueue(fragment);
        }
        else
        {
            Bytes -= fragment.Size;
        }

        fragment.Place = FragmentPlace.Gone;
    }
}
