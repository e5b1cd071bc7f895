using FaceAspire.Matroska;
using FaceAspire.Video;

namespace FaceAspire.Producer.Sources;

/// <summary>Plays one camera's source, through ffmpeg unless it is standard input, into a producer.</summary>
internal sealed partial class SourceReader(
    CameraStatus camera, VideoSource source, bool loop, TimeSpan fragmentLength, SourceProbe probe, TimeProvider time, ILogger logger)
{
    private bool _mustEncode; // what the beginning of the source promised, the rest did not keep

    /// <summary>Plays the source once; a file that loops, and a camera, have no end.</summary>
    /// <param name="producer">Takes the video.</param>
    /// <param name="progressed">Called when it has played for a while.</param>
    /// <param name="cancellationToken">Stops ffmpeg.</param>
    /// <exception cref="SourceException">The source gives no video, or no more.</exception>
    public async Task RunAsync(VideoProducer producer, Action progressed, CancellationToken cancellationToken)
    {
        if (source.Kind == SourceKind.StandardInput)
        {
            await ReadAsync(producer, progressed, cancellationToken);
            return;
        }

        await PlayAsync(producer, progressed, cancellationToken);
        if (source.Kind != SourceKind.File || loop)
        {
            throw new SourceException($"{source.Name} ended.");
        }

        camera.End();
        Log.Ended(logger, camera.Name, source.Name);
    }

    /// <summary>Reads standard input, which is there once: what is wrong with it ends the camera.</summary>
    private async Task ReadAsync(VideoProducer producer, Action progressed, CancellationToken cancellationToken)
    {
        Log.Playing(logger, camera.Name, source.Name, "as it is");
        try
        {
            await SendAsync(producer, StandardInput.Open(), progressed, cancellationToken);
            camera.End();
            Log.Ended(logger, camera.Name, source.Name);
        }
        catch (SourceException e)
        {
            camera.Failed(e.Message);
            Log.GivenUp(logger, camera.Name, e.Message);
        }
    }

    private async Task PlayAsync(VideoProducer producer, Action progressed, CancellationToken cancellationToken)
    {
        var copy = await probe.CanCopyAsync(source, cancellationToken) && !_mustEncode;
        await using var ffmpeg = MediaProcess.Start(FfmpegArguments.Play(source, loop, copy, fragmentLength));
        Log.Playing(logger, camera.Name, source.Name, copy ? "as it is" : "encoded as H.264");
        try
        {
            await SendAsync(producer, ffmpeg.Output, progressed, cancellationToken);
        }
        catch (SourceException e) when (copy && e.InnerException is VideoFormatException)
        {
            _mustEncode = true; // gives it key frames that do
            throw new SourceException($"{source.Name} cannot be cut into fragments as it is and is encoded from now on. {e.InnerException.Message}", e);
        }

        await ffmpeg.EndAsync(cancellationToken);
    }

    private async Task SendAsync(VideoProducer producer, Stream video, Action progressed, CancellationToken cancellationToken)
    {
        var (began, frames) = (time.GetTimestamp(), producer.Status.FramesTaken);
        try
        {
            await producer.SendAsync(video, cancellationToken);
        }
        catch (Exception e) when (e is VideoFormatException or MatroskaException)
        {
            throw new SourceException($"{source.Name}: {e.Message}", e);
        }
        finally
        {
            if (producer.Status.FramesTaken > frames && time.GetElapsedTime(began) >= fragmentLength)
            {
                camera.Plays();
                progressed();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Camera {Camera}: playing {Source}, {How}.")]
        public static partial void Playing(ILogger logger, string camera, string source, string how);

        [LoggerMessage(11, LogLevel.Information, "Camera {Camera}: {Source} has been played to its end.")]
        public static partial void Ended(ILogger logger, string camera, string source);

        [LoggerMessage(12, LogLevel.Error, "Camera {Camera}: {Problem} It is read once: start the producer again.")]
        public static partial void GivenUp(ILogger logger, string camera, string problem);
    }
}
