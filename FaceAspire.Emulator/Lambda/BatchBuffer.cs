using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Gathers a batch: up to so many records, and up to what an invocation's payload holds.</summary>
/// <param name="size">The most records.</param>
/// <param name="maxBytes">The most bytes.</param>
/// <param name="next">The place to go on at.</param>
internal sealed class BatchBuffer(int size, int maxBytes, long next)
{
    private readonly List<StoredRecord> _records = [];
    private long _bytes;
    private bool _isFull;

    /// <summary>What is gathered.</summary>
    public IReadOnlyList<StoredRecord> Records => _records;

    /// <summary>The place behind what was looked at.</summary>
    public long Next { get; private set; } = next;

    /// <summary>Whether there is no room for more.</summary>
    public bool IsFull => _isFull || _records.Count == size;

    /// <summary>Adds the next record, or finds that it is full. A single record always has room.</summary>
    /// <param name="record">The record.</param>
    /// <param name="bytes">What it takes in the payload.</param>
    public bool TryAdd(StoredRecord record, int bytes)
    {
        _isFull = IsFull || (_records.Count > 0 && _bytes + bytes > maxBytes);
        if (_isFull)
        {
            return false;
        }

        _records.Add(record);
        _bytes += bytes;
        PassTo(record.Place + 1);
        return true;
    }

    /// <summary>Leaves out what stands before a place.</summary>
    public void PassTo(long place) => Next = place;
}
