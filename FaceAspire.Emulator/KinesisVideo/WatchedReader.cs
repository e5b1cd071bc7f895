using System.IO.Pipelines;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Reads what a producer sends, and notices when it sends nothing. One read at a time.</summary>
/// <param name="inner">The bytes.</param>
/// <param name="time">The clock.</param>
/// <param name="limits">How long it may be silent.</param>
/// <param name="onSilence">Is called for every <see cref="VideoLimits.IdleAckInterval"/> without a byte.</param>
internal sealed class WatchedReader(PipeReader inner, TimeProvider time, VideoLimits limits, Func<Task> onSilence) : PipeReader
{
    private Task<ReadResult>? _begun;

    /// <summary>Begins to read: a producer that waits for <c>100 Continue</c> gets it, before the answer that would make it wait for ever.</summary>
    public void Begin(CancellationToken cancellationToken) => _begun = inner.ReadAsync(cancellationToken).AsTask();

    /// <summary>Ends when the first byte is there, or none will come.</summary>
    public Task ArrivalAsync() => _begun ?? Task.CompletedTask;

    /// <summary>Leaves what was begun to whoever reads next.</summary>
    public Task LeaveAsync() => _begun is { } read ? LeaveAsync(read) : Task.CompletedTask;

    /// <exception cref="TimeoutException">Nothing came for <see cref="VideoLimits.IdleTimeout"/>.</exception>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = _begun ?? inner.ReadAsync(cancellationToken).AsTask();
        _begun = null;
        try
        {
            return await WatchAsync(read, cancellationToken);
        }
        catch (Exception) when (!read.IsFaulted && !read.IsCanceled)
        {
            await LeaveAsync(read); // nobody may read on while this one is under way
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    /// <inheritdoc/>
    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private async Task<ReadResult> WatchAsync(Task<ReadResult> read, CancellationToken cancellationToken)
    {
        for (var left = limits.IdleTimeout; ; left -= limits.IdleAckInterval)
        {
            try
            {
                return await read.WaitAsync(left < limits.IdleAckInterval ? left : limits.IdleAckInterval, time, cancellationToken);
            }
            catch (TimeoutException) when (left > limits.IdleAckInterval)
            {
                await onSilence();
            }
        }
    }

    private async Task LeaveAsync(Task<ReadResult> read)
    {
        if (!read.IsCompleted)
        {
            inner.CancelPendingRead();
        }

        await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (read.IsCompletedSuccessfully)
        {
            inner.AdvanceTo((await read).Buffer.Start);
        }
    }
}
