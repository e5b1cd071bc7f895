using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Makes the pollers of mappings: one for a queue; for a stream one for each lane of each shard, side by side.</summary>
internal sealed class SourcePollers(
    MappingStore store, StreamStore streams, IQueues queues, FunctionStore functions, RuntimePools pools, FailureDestination failures, Arns arns,
    TimeProvider time, ILogger<SourcePollers> logger)
{
    /// <summary>What runs side by side for a mapping; when all have ended, the stream is another one, and they are to be made anew.</summary>
    public async Task<IReadOnlyList<Func<CancellationToken, Task>>> PartsAsync(EventSourceMapping mapping, CancellationToken cancellationToken)
    {
        if (!mapping.IsStream)
        {
            return [new QueuePoller(mapping, queues, functions, pools, store, arns, time, logger).RunAsync];
        }

        var source = new StreamSource(mapping, streams, store);
        var stream = await source.WaitAsync(cancellationToken);
        return [.. source.Cursors(stream).SelectMany(cursor => Lanes(mapping, stream, cursor))];
    }

    private IEnumerable<Func<CancellationToken, Task>> Lanes(EventSourceMapping mapping, DataStream stream, ShardCursor cursor) =>
        Enumerable.Range(0, mapping.Lanes).Select(lane => new StreamPoller(
            mapping, stream, new(cursor.Shard, lane, mapping.Lanes), cursor, streams, functions, pools, store, failures, arns, time, logger))
        .Select(poller => (Func<CancellationToken, Task>)poller.RunAsync);
}
