namespace FaceAspire.Emulator.Storage;

/// <summary>Frees what is over its time also where nobody writes or reads any more, so that nothing grows for ever.</summary>
internal sealed partial class RetentionTimer(IEnumerable<IRetention> services, TimeProvider time, ILogger<RetentionTimer> logger) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the emulator need not wait for it
        while (true)
        {
            foreach (var service in services)
            {
                while (Try(service) && !stoppingToken.IsCancellationRequested)
                {
                    await Task.Yield();
                }
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private bool Try(IRetention service)
    {
        try
        {
            return service.TrimSome();
        }
        catch (Exception e) // next time: the disk is full, say
        {
            Log.Failed(logger, e.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What is over its time could not be deleted, and is tried again: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
