using Amazon.Runtime;
using FaceAspire.Video.Sending;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video;

/// <summary>The loop that each part of a camera runs in: after a failure it says so, waits and tries again. It affects no other camera.</summary>
/// <param name="camera">The camera's name.</param>
/// <param name="failed">Is told what is wrong.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told, too.</param>
internal sealed partial class RetryLoop(string camera, Action<string> failed, TimeProvider time, ILogger logger)
{
    private readonly Backoff _backoff = new(Random.Shared);

    /// <summary>Runs <paramref name="work"/> until it returns without a failure.</summary>
    /// <param name="work">Calls the action it is given whenever something went well.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(Func<Action, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(_backoff.Reset, cancellationToken);
                return;
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested(); // what fails during a stop, an ffmpeg that was killed say, is no failure
                var delay = _backoff.Next();
                failed(e.Message);
                Report(e, Math.Round(delay.TotalSeconds, 1));
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    /// <summary>What can be expected is one line; anything else is a defect and shows where it comes from.</summary>
    private void Report(Exception e, double seconds)
    {
        if (e is VideoFormatException or FragmentRefusedException or AmazonServiceException or IOException or InvalidDataException)
        {
            Log.Failed(logger, camera, e.Message, seconds);
        }
        else
        {
            Log.Broke(logger, e, camera, seconds);
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
