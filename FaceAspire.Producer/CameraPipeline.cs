using FaceAspire.Producer.Sending;
using FaceAspire.Producer.Sources;

namespace FaceAspire.Producer;

/// <summary>One camera: its source is read, its fragments are sent and its processor is kept running, each in a loop of its own.</summary>
internal sealed class CameraPipeline(
    StreamGate gate, SourceReader source, MediaSender sender, StreamProcessorKeeper? processor, Func<RetryLoop> loop)
{
    /// <summary>Runs until it is stopped; a source that ends leaves the sender to send the rest.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await loop().RunAsync((_, token) => gate.WaitAsync(token), cancellationToken);
        await Task.WhenAll(
            loop().RunAsync(source.RunAsync, cancellationToken),
            loop().RunAsync(sender.RunAsync, cancellationToken),
            processor is null ? Task.CompletedTask : loop().RunAsync(processor.RunAsync, cancellationToken));
    }
}
