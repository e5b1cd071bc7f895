using System.Collections.Concurrent;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Holds the shards to their throughput, unless told otherwise. What reads for event source mappings is not counted.</summary>
internal sealed class ThroughputLimits(KinesisOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Stream, int Shard), ShardThroughput> _left = [];

    /// <summary>Whether a shard takes a record of so many bytes now.</summary>
    public bool TryWrite(string stream, int shard, int size) => Try(stream, shard, left => left.Write(size, time.GetUtcNow()));

    /// <summary>Whether a shard is read now.</summary>
    public bool TryRead(string stream, int shard) => Try(stream, shard, left => left.Read(time.GetUtcNow()));

    /// <summary>Counts what was read.</summary>
    public void CountRead(string stream, int shard, long bytes) => _ = Try(stream, shard, left => left.WithRead(bytes));

    private bool Try(string stream, int shard, Func<ShardThroughput, ShardThroughput?> decide)
    {
        while (options.EnforceThroughput)
        {
            var left = _left.GetOrAdd((stream, shard), ShardThroughput.Full);
            if (decide(left) is not { } after)
            {
                return false;
            }

            if (_left.TryUpdate((stream, shard), after, left))
            {
                return true;
            }
        }

        return true;
    }
}
