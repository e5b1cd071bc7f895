using FaceAspire.Producer.Sending;
using FaceAspire.Producer.Sources;

namespace FaceAspire.Producer;

/// <summary>One camera: its source is read, its fragments are sent and its processor is kept running, each in a loop of its own.</summary>
internal sealed partial class CameraPipeline(
    CameraStatus camera, StreamGate gate, SourceReader source, Outbox outbox, MediaSender sender, StreamProcessorKeeper? processor,
    Func<RetryLoop> loop, TimeProvider time, ILogger logger)
{
    /// <summary>How long a stop waits for the acknowledgements of what is sent.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Runs until it is stopped, or its source has ended and all of it is stored.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await loop().RunAsync((_, token) => gate.WaitAsync(token), stopping);
        using var hangUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var sending = loop().RunAsync(sender.RunAsync, hangUp.Token);
        try
        {
            await Task.WhenAll(PlayAsync(stopping), processor is null ? Task.CompletedTask : loop().RunAsync(processor.RunAsync, stopping));
            await sending.WaitAsync(stopping);
        }
        finally
        {
            outbox.Complete();
            hangUp.CancelAfter(Farewell);
            await Task.WhenAll(sending, processor?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (outbox.Close() is > 0 and var lost)
            {
                Log.NotStored(logger, camera.Name, lost);
            }
        }
    }

    private async Task PlayAsync(CancellationToken stopping)
    {
        await loop().RunAsync(source.RunAsync, stopping);
        outbox.Complete();
    }

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Warning, "Camera {Camera}: {Count} fragment(s) were not stored when the camera was stopped, and are lost.")]
        public static partial void NotStored(ILogger logger, string camera, long count);
    }
}
