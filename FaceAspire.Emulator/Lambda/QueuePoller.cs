using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>
/// Delivers a queue's messages to a function. It receives only when a runtime is free, so that no message spends its visibility timeout
/// waiting; what is not deleted comes again when that timeout is over.
/// </summary>
internal sealed class QueuePoller(
    EventSourceMapping mapping, IQueues queues, FunctionStore functions, RuntimePools pools, MappingStore store, Arns arns, TimeProvider time)
{
    private const int MostPerReceive = 10;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Delivers until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(mapping.MaxConcurrency ?? 10);
        while (!cancellationToken.IsCancellationRequested)
        {
            await slots.WaitAsync(cancellationToken);
            await pools.Of(mapping.Function).WaitForFreeAsync(cancellationToken);
            var messages = await GatherAsync(cancellationToken);
            if (messages.Count == 0)
            {
                slots.Release();
                continue;
            }

            // Begins at once, so the runtime is taken when the loop asks for a free one again.
            var delivery = DeliverAsync(messages, cancellationToken);
            _ = delivery.ContinueWith(_ => Release(slots), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> GatherAsync(CancellationToken cancellationToken)
    {
        if (!queues.Exists(mapping.SourceArn))
        {
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

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(TimeSpan wait, int most, CancellationToken cancellationToken) =>
        queues.ReceiveAsync(mapping.SourceArn, Math.Min(most, MostPerReceive), wait, visibilityTimeout: null, cancellationToken);

    private async Task DeliverAsync(IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        if (functions.Find(mapping.Function) is not { } function)
        {
            return;
        }

        var result = await pools.Of(function.Name).InvokeAsync(function, EventJson.Of(messages, mapping.SourceArn, arns.Region), cancellationToken);
        var failed = ItemFailures.Read(result, mapping.ReportsItemFailures, [.. messages.Select(message => message.MessageId)]);
        store.SaveLastResult(mapping.Uuid, failed is { Count: 0 } ? "OK" : "PROBLEM: Function call failed");
        foreach (var message in messages.Where(message => failed is not null && !failed.Contains(message.MessageId)))
        {
            queues.Delete(mapping.SourceArn, message.ReceiptHandle);
        }
    }

    private static void Release(SemaphoreSlim slots)
    {
        try
        {
            slots.Release();
        }
        catch (ObjectDisposedException)
        {
            // the mapping was stopped while the function still worked
        }
    }
}
