using Amazon.Rekognition;
using Amazon.Rekognition.Model;

namespace FaceAspire.Producer;

/// <summary>Keeps a camera's stream processor running: nothing else starts it after it was deployed, or has failed.</summary>
internal sealed partial class StreamProcessorKeeper(
    CameraStatus camera, string processor, IAmazonRekognition rekognition, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);
    private bool _missed;

    /// <summary>Looks at once, then every minute; while there is no such processor, every two seconds.</summary>
    /// <param name="progressed">Called after each look.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AmazonRekognitionException">Rekognition refused, or was not reached.</exception>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await CheckAsync(cancellationToken);
            progressed();
            await Task.Delay(found ? CheckEvery : LookAgain, time, cancellationToken);
        }
    }

    /// <summary>Starts the processor when it stands still.</summary>
    /// <returns>Whether there is such a processor.</returns>
    internal async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await rekognition.DescribeStreamProcessorAsync(new() { Name = processor }, cancellationToken);
            if (found.Status is "STOPPED" or "FAILED")
            {
                await rekognition.StartStreamProcessorAsync(new() { Name = processor }, cancellationToken);
                Log.Started(logger, camera.Name, processor, found.StatusMessage is { Length: > 0 } reason ? $"{found.Status}: {reason}" : found.Status);
            }

            return true;
        }
        catch (ResourceInUseException)
        {
            return true; // somebody else started it in between
        }
        catch (ResourceNotFoundException)
        {
            if (!_missed)
            {
                Log.Missing(logger, camera.Name, processor);
                _missed = true;
            }

            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Information, "Camera {Camera}: started the stream processor {Processor}, which was {Status}.")]
        public static partial void Started(ILogger logger, string camera, string processor, string status);

        [LoggerMessage(31, LogLevel.Warning, "Camera {Camera}: the stream processor {Processor} does not exist yet; waiting for it.")]
        public static partial void Missing(ILogger logger, string camera, string processor);
    }
}
