using FaceAspire.Video.Buffering;
using FaceAspire.Video.Spooling;

namespace FaceAspire.Video.Tests;

/// <summary>A spool without a disk.</summary>
internal sealed class MemorySpool : IFragmentSpool
{
    private readonly SortedDictionary<long, OutgoingFragment> _fragments = [];

    /// <summary>The timecodes of what it keeps.</summary>
    public IReadOnlyCollection<long> Kept => _fragments.Keys;

    /// <summary>Called before each work; may throw nothing, but wait.</summary>
    public Action Before { get; set; } = () => { };

    public IReadOnlyList<BufferedFragment> Restore()
    {
        var restored = _fragments.Values.Select(fragment => fragment.ToBuffered()).ToList();
        restored.ForEach(fragment => fragment.Place = FragmentPlace.Disk);
        return restored;
    }

    public bool TryWrite(OutgoingFragment fragment)
    {
        Before();
        _fragments[fragment.Timecode] = fragment;
        return true;
    }

    public OutgoingFragment? Read(BufferedFragment fragment)
    {
        Before();
        return _fragments.GetValueOrDefault(fragment.Timecode);
    }

    public void Delete(BufferedFragment fragment) => _fragments.Remove(fragment.Timecode);

    /// <summary>The disk lost one.</summary>
    public void Lose(long timecode) => _fragments.Remove(timecode);
}
