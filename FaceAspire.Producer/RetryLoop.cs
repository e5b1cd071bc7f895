using Amazon.Runtime;
using FaceAspire.Producer.Sending;
using FaceAspire.Producer.Sources;

namespace FaceAspire.Producer;

/// <summary>The loop that each part of a camera runs in: after a failure it says so, waits and tries again. It affects no other camera.</summary>
internal sealed partial class RetryLoop(CameraStatus camera, Backoff backoff, TimeProvider time, ILogger logger)
{
    /// <summary>Runs <paramref name="work"/> until it returns without a failure.</summary>
    /// <param name="work">Calls the action it is given whenever something went well.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(Func<Action, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(backoff.Reset, cancellationToken);
                return;
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested(); // what fails during a stop, an ffmpeg that was killed say, is no failure
                var delay = backoff.Next();
                camera.Failed(e.Message);
                Report(e, Math.Round(delay.TotalSeconds, 1));
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    /// <summary>What can be expected is one line; anything else is a defect and shows where it comes from.</summary>
    private void Report(Exception e, double seconds)
    {
        if (e is SourceException or FragmentRefusedException or AmazonServiceException or IOException or InvalidDataException)
        {
            Log.Failed(logger, camera.Name, e.Message, seconds);
        }
        else
        {
            Log.Broke(logger, e, camera.Name, seconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Camera {Camera}: {Problem} Trying again in {Seconds} s.")]
        public static partial void Failed(ILogger logger, string camera, string problem, double seconds);

        [LoggerMessage(2, LogLevel.Error, "Camera {Camera}: an unexpected failure. Trying again in {Seconds} s.")]
        public static partial void Broke(ILogger logger, Exception exception, string camera, double seconds);
    }
}
