using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

/// <summary>A spool without a disk.</summary>
internal sealed class MemorySpool(long maxBytes) : IFragmentSpool
{
    private readonly SortedDictionary<long, OutgoingFragment> _fragments = [];

    public long Bytes { get; private set; }

    public IReadOnlyList<BufferedFragment> Restore() =>
        [.. _fragments.Values.Select(fragment => new BufferedFragment(fragment.Header, fragment.Time, fragment.Cluster.Length))];

    public bool HasRoom(int bytes) => Bytes + bytes <= maxBytes;

    public bool TryWrite(OutgoingFragment fragment)
    {
        _fragments.Add(fragment.Timecode, fragment);
        Bytes += fragment.Cluster.Length;
        return true;
    }

    public OutgoingFragment? Read(BufferedFragment fragment) => _fragments.GetValueOrDefault(fragment.Timecode);

    public void Delete(BufferedFragment fragment)
    {
        Bytes -= fragment.Size;
        _fragments.Remove(fragment.Timecode);
    }

    /// <summary>The disk lost one.</summary>
    public void Lose(long timecode) => _fragments.Remove(timecode);
}
