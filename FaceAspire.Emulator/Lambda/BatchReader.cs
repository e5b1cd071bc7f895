using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Gathers the batches of a shard, or of a lane of it: what is not done yet and what the mapping's filters let pass.</summary>
internal sealed class BatchReader(
    EventSourceMapping mapping, DataStream stream, ShardPart part, ShardCursor cursor, StreamStore streams, FunctionStore functions, Arns arns,
    TimeProvider time)
{
    private const int MaxPayloadBytes = 6 * 1024 * 1024;
    private readonly EventFilter _filter = EventFilter.Of(mapping);

    /// <summary>The next batch: full, or what came within the window after the first record.</summary>
    /// <returns><see langword="null"/> when the stream is gone.</returns>
    public async Task<BatchBuffer?> NextAsync(CancellationToken cancellationToken)
    {
        var buffer = new BatchBuffer(mapping.BatchSize, MaxPayloadBytes, cursor.Place(part.Lane));
        var window = TimeSpan.FromSeconds(mapping.WindowSeconds);
        Task? windowOver = null;
        while (true)
        {
            var arrival = streams.Arrival(stream.Name);
            if (!Fill(buffer))
            {
                return null;
            }

            if (buffer.Records.Count > 0)
            {
                windowOver ??= window > TimeSpan.Zero ? Task.Delay(window, time, cancellationToken) : Task.CompletedTask;
                if (buffer.IsFull || windowOver.IsCompleted)
                {
                    return buffer;
                }
            }

            await (windowOver is null ? arrival : Task.WhenAny(arrival, windowOver)).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Adds what there is, as long as there is room.</summary>
    /// <returns><see langword="false"/> when the stream is gone.</returns>
    private bool Fill(BatchBuffer buffer)
    {
        var envelope = EventJson.Envelope(mapping.SourceArn, functions.Find(mapping.Function)?.Role ?? "", arns.Region);
        while (!buffer.IsFull)
        {
            var end = part.Of > 1 ? streams.NextPlace(stream.Name) : buffer.Next; // a lane need not look again at what is in others
            var page = streams.Read(stream.Name, part, buffer.Next, mapping.BatchSize - buffer.Records.Count, MaxPayloadBytes);
            if (page.Count == 0)
            {
                buffer.PassTo(Math.Max(buffer.Next, end));
                return streams.Find(stream.Name) is { } now && now.CreatedAt == stream.CreatedAt && now.ShardCount == stream.ShardCount;
            }

            foreach (var record in page.TakeWhile(record => Add(buffer, record, envelope)))
            {
                buffer.PassTo(record.Place + 1);
            }

            if (buffer.Records.Count == 0)
            {
                cursor.Save(part.Lane, buffer.Next); // what is left out is done, also for a filter that comes later
            }
        }

        return true;
    }

    private bool Add(BatchBuffer buffer, StoredRecord record, int envelope) =>
        cursor.IsDone(record) || !_filter.Matches(record) || buffer.TryAdd(record, EventJson.SizeOf(record, envelope));
}
