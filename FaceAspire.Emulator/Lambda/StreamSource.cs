using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>A mapping's stream: where its shards are read on.</summary>
internal sealed class StreamSource(EventSourceMapping mapping, StreamStore streams, MappingStore store)
{
    private readonly string _name = mapping.SourceArn[(mapping.SourceArn.IndexOf('/') + 1)..];

    /// <summary>The stream; waits for it while there is none.</summary>
    public async Task<DataStream> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var made = streams.Arrival(_name);
            if (streams.Find(_name) is { } stream)
            {
                return stream;
            }

            store.SaveLastResult(mapping.Uuid, "PROBLEM: Stream not found");
            await made.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A cursor for each shard. In a stream that was made anew they begin at its beginning.</summary>
    public IReadOnlyList<ShardCursor> Cursors(DataStream stream)
    {
        var (saved, end) = (store.Progress(mapping.Uuid), streams.NextPlace(stream.Name));
        return [.. Enumerable.Range(0, stream.ShardCount).Select(Cursor)];

        ShardCursor Cursor(int shard)
        {
            var progress = saved.GetValueOrDefault(shard) is { } known
                ? known.StreamCreatedAt == stream.CreatedAt && known.Progress.Lanes.All(place => place <= end) ? known.Progress : null
                : saved.Count == 0 ? ShardProgress.From(Start(shard), mapping.Lanes) : null;
            var cursor = new ShardCursor(
                mapping.Uuid, stream, shard, progress?.Into(mapping.Lanes) ?? ShardProgress.From(1, mapping.Lanes), store);
            cursor.Save();
            return cursor;
        }
    }

    private long Start(int shard) => mapping.StartingPosition switch
    {
        "LATEST" => streams.NextPlace(_name),
        "AT_TIMESTAMP" => streams.PlaceAt(_name, shard, mapping.StartingTimestamp ?? default),
        _ => 1,
    };
}
