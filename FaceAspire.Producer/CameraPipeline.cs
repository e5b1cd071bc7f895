using FaceAspire.Producer.Sources;
using FaceAspire.Video;

namespace FaceAspire.Producer;

/// <summary>One camera: its source is read, its fragments are sent and its processor is kept running, each in a loop of its own.</summary>
internal sealed class CameraPipeline(
    CameraStatus camera, StreamGate gate, SourceReader source, Func<VideoProducer> start, StreamProcessorKeeper? processor, Func<RetryLoop> loop)
{
    /// <summary>Runs until it is stopped, or its source has ended and all of it is stored.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await loop().RunAsync((_, token) => gate.WaitAsync(token), stopping);
        try
        {
            await SendAsync(stopping);
        }
        finally
        {
            await (processor?.EndAsync() ?? Task.CompletedTask);
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        await using var producer = start();
        camera.Sending = producer;
        await Task.WhenAll(PlayAsync(producer, stopping), processor is null ? Task.CompletedTask : loop().RunAsync(processor.RunAsync, stopping));
    }

    private async Task PlayAsync(VideoProducer producer, CancellationToken stopping)
    {
        await loop().RunAsync((progressed, token) => source.RunAsync(producer, progressed, token), stopping);
        await producer.CompleteAsync(stopping);
    }
}
