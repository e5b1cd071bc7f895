namespace FaceAspire.Emulator.Lambda;

/// <summary>What happens to a stream's batch after an invocation. One of the cases, for each rule of the developer guide one line.</summary>
internal abstract record StreamDecision
{
    /// <summary>All of it is done.</summary>
    public sealed record Done : StreamDecision;

    /// <summary>These come next, in this order, after a pause; what stood before the first of them is done.</summary>
    public sealed record Retry(IReadOnlyList<StreamBatch> Batches) : StreamDecision;

    /// <summary>It is given up; what stood before it is done.</summary>
    public sealed record GiveUp(StreamBatch Batch) : StreamDecision;

    /// <summary>Decides.</summary>
    /// <param name="batch">What was delivered.</param>
    /// <param name="failed">The sequence numbers that failed; <see langword="null"/> for all.</param>
    /// <param name="mapping">The settings.</param>
    public static StreamDecision After(StreamBatch batch, IReadOnlySet<string>? failed, EventSourceMapping mapping)
    {
        if (failed is { Count: 0 })
        {
            return new Done();
        }

        // The lowest number is the checkpoint: everything from it on is delivered again, also what succeeded.
        var from = failed is null ? 0 : batch.Records.Index().First(record => failed.Contains(record.Item.SequenceNumber)).Index;
        if (mapping.Bisect && batch.Records.Count > 1)
        {
            // Split at the number that the function named, else in the middle. Splitting is no retry.
            return new Retry(from > 0 ? [batch.SplitAt(from).From] : Halves(batch));
        }

        var rest = batch.SplitAt(from).From with { Attempts = from > 0 ? 1 : batch.Attempts + 1 };
        return mapping.MaxRetries >= 0 && rest.Attempts > mapping.MaxRetries ? new GiveUp(rest) : new Retry([rest]);
    }

    private static StreamBatch[] Halves(StreamBatch batch)
    {
        var (before, from) = batch.SplitAt(batch.Records.Count / 2);
        return [before, from];
    }
}
