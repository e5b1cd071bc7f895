using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>A mapping's progress in a shard, durable; its lanes share it.</summary>
internal sealed class ShardCursor(string mapping, DataStream stream, int shard, ShardProgress progress, MappingStore store)
{
    private readonly Lock _lock = new();
    private ShardProgress _progress = progress;

    /// <summary>The shard.</summary>
    public int Shard => shard;

    /// <summary>The next place of a lane.</summary>
    public long Place(int lane) => Volatile.Read(ref _progress).Lanes[lane];

    /// <summary>Whether a record is done.</summary>
    public bool IsDone(StoredRecord record) => Volatile.Read(ref _progress).IsDone(record);

    /// <summary>Notes that everything of a lane before a place is done.</summary>
    public void Save(int lane, long place)
    {
        lock (_lock)
        {
            if (_progress.Lanes[lane] != place)
            {
                _progress = _progress.With(lane, place);
                Save();
            }
        }
    }

    /// <summary>Notes where it is: LATEST means the moment of the beginning, also after a restart.</summary>
    public void Save() => store.SaveProgress(mapping, shard, stream.CreatedAt, _progress);
}
