using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Delivers the records of a shard, or of a lane of it, to a function: in order, batch by batch, going on where it stopped.</summary>
internal sealed partial class StreamPoller(
    EventSourceMapping mapping, DataStream stream, ShardPart part, ShardCursor cursor, StreamStore streams, FunctionStore functions, RuntimePools pools,
    MappingStore store, FailureDestination failures, Arns arns, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly BatchReader _reader = new(mapping, stream, part, cursor, streams, functions, arns, time);

    /// <summary>
    /// Delivers until cancelled, or until the stream is deleted. A batch that a runtime has by then is waited for, so that no other delivery
    /// overtakes it.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await _reader.NextAsync(cancellationToken) is { } gathered)
        {
            await DeliverAsync(new(gathered.Records, Attempts: 0), cancellationToken);
            cursor.Save(part.Lane, gathered.Next);
        }
    }

    /// <summary>Delivers a batch, and the parts it may fall into, until all are done or given up.</summary>
    private async Task DeliverAsync(StreamBatch whole, CancellationToken cancellationToken)
    {
        var open = new Stack<StreamBatch>([whole]);
        var pauses = 0;
        while (open.TryPop(out var popped))
        {
            if (await WithoutOldAsync(popped, cancellationToken) is not { } batch)
            {
                continue;
            }

            switch (await InvokeAsync(batch, cancellationToken))
            {
                case StreamDecision.Done:
                    pauses = 0;
                    cursor.Save(part.Lane, batch.Records[^1].Place + 1);
                    break;
                case StreamDecision.Retry(var next):
                    cursor.Save(part.Lane, next[0].Records[0].Place);
                    foreach (var again in next.Reverse())
                    {
                        open.Push(again);
                    }

                    await PauseAsync(pauses++, cancellationToken);
                    break;
                case StreamDecision.GiveUp(var lost):
                    await GiveUpAsync(lost, "RetryAttemptsExhausted", cancellationToken);
                    break;
            }
        }
    }

    private async Task<StreamDecision> InvokeAsync(StreamBatch batch, CancellationToken cancellationToken)
    {
        if (functions.Find(mapping.Function) is not { } function)
        {
            Log.NoFunction(logger, mapping.Function, mapping.SourceArn);
            store.SaveLastResult(mapping.Uuid, "PROBLEM: Function not found");
            return new StreamDecision.Retry([batch]);
        }

        var payload = EventJson.Of(batch.Records, mapping.SourceArn, function.Role, arns.Region);
        using var span = EmulatorTelemetry.StartInvoke(mapping, batch.Records.Count, arns.Region);
        var result = await pools.Of(function.Name).InvokeAsync(function, payload, cancellationToken);
        if (result.IsThrottled)
        {
            store.SaveLastResult(mapping.Uuid, "PROBLEM: Function call was throttled");
            return new StreamDecision.Retry([batch]); // it did not reach the function: no retry is spent, and nothing is bisected
        }

        var failed = ItemFailures.Read(result, mapping.ReportsItemFailures, [.. batch.Records.Select(record => record.SequenceNumber)]);
        store.SaveLastResult(mapping.Uuid, failed is { Count: 0 } ? "OK" : "PROBLEM: Function call failed");
        return StreamDecision.After(batch with { Last = new(result.RequestId, result.IsError) }, failed, mapping);
    }

    /// <summary>The batch without the records at its beginning that are over their age, or that the stream keeps no longer.</summary>
    /// <returns><see langword="null"/> when nothing of it is left.</returns>
    private async Task<StreamBatch?> WithoutOldAsync(StreamBatch batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var retention = TimeSpan.FromHours(streams.Find(stream.Name)?.RetentionHours ?? 0);
        var (old, rest) = batch.SplitAt(batch.Records.TakeWhile(record => record.ArrivedAt < now - retention).Count());
        if (old.Records.Count > 0)
        {
            Log.GivenUp(logger, old.Records.Count, stream.Name, mapping.Function, "the stream keeps them no longer");
        }

        var oldest = mapping.MaxAgeSeconds < 0 ? DateTimeOffset.MinValue : now.AddSeconds(-mapping.MaxAgeSeconds);
        (old, rest) = rest.SplitAt(rest.Records.TakeWhile(record => record.ArrivedAt < oldest).Count());
        if (old.Records.Count > 0)
        {
            await GiveUpAsync(old, "RecordAgeExceeded", cancellationToken);
        }

        return rest.Records.Count > 0 ? rest : null;
    }

    private async Task GiveUpAsync(StreamBatch batch, string condition, CancellationToken cancellationToken)
    {
        Log.GivenUp(logger, batch.Records.Count, stream.Name, mapping.Function, condition);
        await failures.SendAsync(mapping, batch, condition, cancellationToken);
        cursor.Save(part.Lane, batch.Records[^1].Place + 1);
    }

    private Task PauseAsync(int pauses, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(pauses, 7)));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} record(s) of {Stream} are given up for {Function}: {Condition}.")]
        public static partial void GivenUp(ILogger logger, int count, string stream, string function, string condition);

        [LoggerMessage(2, LogLevel.Warning, "Function {Function} does not exist; records of {Source} wait for it.")]
        public static partial void NoFunction(ILogger logger, string function, string source);
    }
}
