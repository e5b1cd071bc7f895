using Amazon.KinesisVideo;

namespace FaceAspire.Producer;

/// <summary>Waits for a camera's video stream: nothing is played for a stream that does not exist.</summary>
internal sealed partial class StreamGate(CameraStatus camera, IAmazonKinesisVideo video, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the stream is active; says once that it is waited for.</summary>
    /// <exception cref="AmazonKinesisVideoException">Kinesis Video refused, or was not reached.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (var said = false; !await IsActiveAsync(cancellationToken); said = true)
        {
            if (!said)
            {
                Log.Waiting(logger, camera.Name);
            }

            await Task.Delay(LookAgain, time, cancellationToken);
        }
    }

    private async Task<bool> IsActiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await video.DescribeStreamAsync(new() { StreamName = camera.Name }, cancellationToken);
            return found.StreamInfo?.Status is "ACTIVE" or "UPDATING";
        }
        catch (AmazonKinesisVideoException e) when (e.ErrorCode == "ResourceNotFoundException")
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Warning, "Camera {Camera}: the video stream {Camera} does not exist yet; waiting for it.")]
        public static partial void Waiting(ILogger logger, string camera);
    }
}
