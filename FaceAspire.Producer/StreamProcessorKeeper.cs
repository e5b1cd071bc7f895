using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using Amazon.Runtime;

namespace FaceAspire.Producer;

/// <summary>
/// Keeps a camera's stream processor running while there is video: nothing else starts it after it was deployed, or has failed, and
/// nothing else stops it.
/// </summary>
internal sealed partial class StreamProcessorKeeper(
    CameraStatus camera, string processor, TimeSpan idleStop, IAmazonRekognition rekognition, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>A stop of the Producer waits no longer for Rekognition.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private bool _missed;

    /// <summary>Looks at once, then every minute, and when video comes back; while there is no such processor, every two seconds.</summary>
    /// <param name="progressed">Called after each look.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AmazonRekognitionException">Rekognition refused, or was not reached.</exception>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var video = camera.NextVideo;
            var wasIdle = IsIdle; // video that comes during the look ends it, and must wake this all the same
            var found = await CheckAsync(cancellationToken);
            progressed();
            var pause = Task.Delay(found ? CheckEvery : LookAgain, time, cancellationToken);
            await (wasIdle || IsIdle ? Task.WhenAny(pause, video) : pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops the processor with the Producer, where idle ones are stopped: nobody is left who would.</summary>
    public async Task EndAsync()
    {
        if (idleStop == TimeSpan.Zero)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await rekognition.StopStreamProcessorAsync(new() { Name = processor }, patience.Token);
            Log.Ended(logger, camera.Name, processor);
        }
        catch (Exception e) when (e is ResourceInUseException or ResourceNotFoundException)
        {
            // it stands still already, or never was
        }
        catch (Exception e) when (e is AmazonServiceException or HttpRequestException or OperationCanceledException)
        {
            Log.StillRuns(logger, camera.Name, processor, e.Message);
        }
    }

    /// <summary>Starts the processor when it stands still though there is video, and stops it when it runs though there is none.</summary>
    /// <returns>Whether there is such a processor.</returns>
    internal async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await rekognition.DescribeStreamProcessorAsync(new() { Name = processor }, cancellationToken);
            switch (ProcessorRule.Next(found.Status, WithoutVideo, idleStop))
            {
                case ProcessorStep.Start:
                    await rekognition.StartStreamProcessorAsync(new() { Name = processor }, cancellationToken);
                    Log.Started(logger, camera.Name, processor, found.StatusMessage is { Length: > 0 } reason ? $"{found.Status}: {reason}" : found.Status);
                    break;
                case ProcessorStep.Stop:
                    await rekognition.StopStreamProcessorAsync(new() { Name = processor }, cancellationToken);
                    Log.Stopped(logger, camera.Name, processor, idleStop);
                    break;
            }

            return true;
        }
        catch (ResourceInUseException)
        {
            return true; // somebody else started or stopped it in between
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

    private bool IsIdle => ProcessorRule.IsIdle(WithoutVideo, idleStop);

    private TimeSpan WithoutVideo => camera.WithoutVideo(time.GetUtcNow());

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Information, "Camera {Camera}: started the stream processor {Processor}, which was {Status}.")]
        public static partial void Started(ILogger logger, string camera, string processor, string? status);

        [LoggerMessage(31, LogLevel.Warning, "Camera {Camera}: the stream processor {Processor} does not exist yet; waiting for it.")]
        public static partial void Missing(ILogger logger, string camera, string processor);

        [LoggerMessage(32, LogLevel.Information, "Camera {Camera}: stopped the stream processor {Processor}: no video for {IdleStop}. It is started when video comes.")]
        public static partial void Stopped(ILogger logger, string camera, string processor, TimeSpan idleStop);

        [LoggerMessage(33, LogLevel.Information, "Camera {Camera}: stopped the stream processor {Processor}, since this Producer ends.")]
        public static partial void Ended(ILogger logger, string camera, string processor);

        [LoggerMessage(34, LogLevel.Warning, "Camera {Camera}: the stream processor {Processor} was not stopped and goes on costing: {Problem} Stop it: aws rekognition stop-stream-processor --name {Processor}")]
        public static partial void StillRuns(ILogger logger, string camera, string processor, string problem);
    }
}
