using FaceAspire.Video;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>Runs every camera, each on its own.</summary>
internal sealed partial class CameraService(
    IOptions<ProducerOptions> options, CameraFactory factory, TimeProvider time, ILogger<CameraService> logger) : BackgroundService
{
    /// <summary>How the cameras are doing.</summary>
    public IReadOnlyList<CameraStatus> Statuses { get; } =
        [.. options.Value.Cameras.Keys.Order(StringComparer.Ordinal).Select(name => new CameraStatus(name, time.GetUtcNow()))];

    /// <summary>Takes note that a camera's fragment was stored.</summary>
    public void Stored(StoredFragment fragment)
    {
        FragmentSpans.Tell(fragment);
        Statuses.FirstOrDefault(camera => camera.Name == fragment.Stream)?.Stored(time.GetUtcNow());
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Statuses.Count == 0)
        {
            Log.NoCameras(logger);
        }

        try
        {
            await Task.WhenAll(Statuses.Select(camera => factory.Create(camera).RunAsync(stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopped: every ffmpeg has been killed on the way here
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Warning, "No camera is configured. Set FaceAspire:Cameras:<name>:Source to a video file, rtsp://…, /dev/videoN, testsrc or - (standard input).")]
        public static partial void NoCameras(ILogger logger);
    }
}
