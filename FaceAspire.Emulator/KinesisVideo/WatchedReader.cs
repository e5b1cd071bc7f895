using System.IO.Pipelines;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Reads what a producer sends, and notices when it sends nothing. One read at a time.</summary>
/// <param name="inner">The bytes.</param>
/// <param name="time">The clock.</param>
/// <param name="onSilence">Is called for every ten seconds without a byte.</param>
internal sealed class WatchedReader(PipeReader inner, TimeProvider time, Func<Task> onSilence) : PipeReader
{
    /// <summary>How long nothing comes before that is noticed.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private const int MostSilences = 3; // half a minute, then the connection is given up

    /// <exception cref="TimeoutException">Nothing came for 30 seconds.</exception>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(cancellationToken).AsTask();
        for (var silences = 1; ; silences++)
        {
            try
            {
                return await read.WaitAsync(Silence, time, cancellationToken);
            }
            catch (TimeoutException) when (silences < MostSilences)
            {
                await onSilence();
            }
            catch (TimeoutException)
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
