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

    /// <exception cref="TimeoutException">Nothing came for <see cref="VideoLimits.IdleTimeout"/>.</exception>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = _begun ?? inner.ReadAsync(cancellationToken).AsTask();
        _begun = null;
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
            catch (Exception e) when (e is TimeoutException or OperationCanceledException && !read.IsCompleted)
            {
                inner.CancelPendingRead(); // nobody may read on while this one is under way
                inner.AdvanceTo((await read).Buffer.Start);
                throw;
            }
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
}
