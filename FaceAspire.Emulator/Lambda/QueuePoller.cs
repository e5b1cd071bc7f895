using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>
/// Delivers a queue's messages to a function. It receives only when a runtime is free, so that no message spends its visibility timeout
/// waiting; what is not deleted comes again when that timeout is over.
/// </summary>
internal sealed partial class QueuePoller(
    EventSourceMapping mapping, IQueues queues, FunctionStore functions, RuntimePools pools, MappingStore store, Arns arns, TimeProvider time,
    ILogger logger)
{
    private const int MostPerReceive = 10;
    private const int MaxPayloadBytes = 6 * 1024 * 1024;
    private const int DefaultConcurrency = 10;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly EventFilter _filter = EventFilter.Of(mapping);

    /// <summary>Delivers until cancelled. What runtimes have by then they finish, and what they did is deleted.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var slots = new SemaphoreSlim(mapping.MaxConcurrency ?? DefaultConcurrency); // outlives this call: deliveries give their slots back
        while (!cancellationToken.IsCancellationRequested)
        {
            await slots.WaitAsync(cancellationToken);
            await pools.Of(mapping.Function).WaitForFreeAsync(() => functions.Find(mapping.Function)?.ReservedConcurrency, cancellationToken);
            var messages = await GatherAsync(cancellationToken);
            var hidden = messages.Count > 0 ? await queues.VisibilityTimeoutAsync(mapping.SourceArn, cancellationToken) : default;
            _ = DeliverAsync(messages, hidden, slots, cancellationToken); // begins at once, so the runtime is taken when the loop asks for a free one again
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> GatherAsync(CancellationToken cancellationToken)
    {
        if (!await queues.ExistsAsync(mapping.SourceArn, cancellationToken))
        {
            store.SaveLastResult(mapping.Uuid, "PROBLEM: Queue not found");
            await Task.Delay(Pause, time, cancellationToken);
            return [];
        }

        var messages = new List<ReceivedMessage>(await ReceiveAsync(LongPoll, mapping.BatchSize, cancellationToken));
        var until = time.GetUtcNow().AddSeconds(mapping.WindowSeconds);
        while (messages.Count > 0 && messages.Count < mapping.BatchSize && until > time.GetUtcNow())
        {
            messages.AddRange(await ReceiveAsync(until - time.GetUtcNow(), mapping.BatchSize - messages.Count, cancellationToken));
        }

        return messages;
    }

    /// <summary>Receives messages and deletes those that no filter matches.</summary>
    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(TimeSpan wait, int most, CancellationToken cancellationToken)
    {
        var received = await queues.ReceiveAsync(mapping.SourceArn, Math.Min(most, MostPerReceive), wait, cancellationToken);
        var kept = received.Where(_filter.Matches).ToList();
        foreach (var message in received.Except(kept))
        {
            await queues.DeleteAsync(mapping.SourceArn, message.ReceiptHandle);
        }

        return kept;
    }

    private async Task DeliverAsync(IReadOnlyList<ReceivedMessage> messages, TimeSpan hidden, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        try
        {
            if (messages.Count > 0 && functions.Find(mapping.Function) is { } function)
            {
                await DeliverAsync(function, messages, hidden, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Taken back before a runtime had them: they come again when they are visible again.
        }
        catch (Exception e)
        {
            Log.NotDeleted(logger, e, messages.Count, mapping.SourceArn, mapping.Function);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task DeliverAsync(
        LambdaFunction function, IReadOnlyList<ReceivedMessage> messages, TimeSpan hidden, CancellationToken cancellationToken)
    {
        // If no runtime takes them in time after all, others may have received them: then they must not be delivered from here.
        using var visibleAgain = new CancellationTokenSource(hidden, time);
        using var withdraw = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, visibleAgain.Token);
        foreach (var part in MessageBatches.Of(messages, message => EventJson.Of([message], mapping.SourceArn, arns.Region).Length, MaxPayloadBytes))
        {
            if (!await InvokeAsync(function, part, withdraw.Token) && mapping.IsFifo)
            {
                return; // what follows must not overtake what failed
            }
        }
    }

    /// <summary>Delivers what fits an invocation, and deletes what was done.</summary>
    /// <returns>Whether that is all of it.</returns>
    private async Task<bool> InvokeAsync(LambdaFunction function, IReadOnlyList<ReceivedMessage> messages, CancellationToken withdraw)
    {
        using var span = EmulatorTelemetry.StartInvoke(mapping, messages.Count, arns.Region);
        var result = await pools.Of(function.Name).InvokeAsync(function, EventJson.Of(messages, mapping.SourceArn, arns.Region), withdraw);
        var failed = ItemFailures.Read(result, mapping.ReportsItemFailures, [.. messages.Select(message => message.MessageId)]);
        store.SaveLastResult(mapping.Uuid, failed is { Count: 0 } ? "OK" : "PROBLEM: Function call failed");
        foreach (var message in messages.Where(message => failed is not null && !failed.Contains(message.MessageId)))
        {
            await queues.DeleteAsync(mapping.SourceArn, message.ReceiptHandle);
        }

        return failed is { Count: 0 };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outcome of {Count} message(s) of {Source} at {Function} could not be noted; they come again.")]
        public static partial void NotDeleted(ILogger logger, Exception exception, int count, string source, string function);
    }
}
