namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Frees the disk of video that is over its time, also of streams that nobody sends to any more.</summary>
internal sealed partial class VideoRetention(VideoStore streams, FragmentStore fragments, TimeProvider time, ILogger<VideoRetention> logger) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private List<(VideoStream Stream, long LastPlace)> _atStart = [];

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _atStart = streams.LastPlaces(); // before a producer can connect
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the emulator need not wait for the files
        Try(() => fragments.RemoveOrphans(_atStart));
        while (true)
        {
            Try(() => streams.LastPlaces().ForEach(one => fragments.Trim(one.Stream)));
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private void Try(Action clean)
    {
        try
        {
            clean();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, e.Message); // a reader has a file open, say; next time
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Video that is over its time could not be deleted: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
