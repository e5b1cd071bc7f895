using FaceAspire.Video.Buffering;
using FaceAspire.Video.Metrics;
using FaceAspire.Video.Spooling;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Sending;

/// <summary>Keeps one stream's fragments and sends them in the background, until they are all stored or it is disposed.</summary>
internal sealed partial class SendingLoop : IAsyncDisposable
{
    /// <summary>How long a stop waits for the acknowledgements of what is sent.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly VideoProducerServices _services;
    private readonly ProducerState _state;
    private readonly CancellationTokenSource _hangUp;
    private readonly CancellationTokenSource _stopSpooling = new();
    private readonly Spooler? _spooler;
    private readonly Task _sending;
    private readonly Task _spooling;
    private Task? _closing;

    /// <summary>Starts.</summary>
    public SendingLoop(string stream, VideoProducerOptions options, VideoProducerServices services)
    {
        (_services, _state) = (services, new(stream, services.Stored));
        _hangUp = new(Timeout.InfiniteTimeSpan, services.Time);
        Meter = services.Meter.Of(stream);
        var spool = string.IsNullOrEmpty(options.SpoolPath) ? null : new FileSpool(options.SpoolPath, stream, services.Logger);
        var limits = new BufferLimits(options.MaxBufferBytes, options.MaxBufferTime, spool is null ? 0 : options.SpoolMaxBytes);
        Outbox = new(new(limits, spool?.Restore()), Meter, services.Time);
        _spooler = spool is null ? null : new(Outbox, spool);
        _spooling = _spooler?.RunAsync(_stopSpooling.Token) ?? Task.CompletedTask;
        var sender = new MediaSender(
            _state, new(Outbox, _spooler, services.Time), Outbox, new(stream, services.Video), services.Endpoints, services.Media, Meter,
            options.DumpPath, services.Time, services.Logger);
        _sending = new RetryLoop(stream, _state.Failed, services.Time, services.Logger).RunAsync(sender.RunAsync, _hangUp.Token);
    }

    /// <summary>Takes fragments.</summary>
    public Outbox Outbox { get; }

    /// <summary>Counts.</summary>
    public CameraMeter Meter { get; }

    /// <inheritdoc cref="VideoProducer.Status"/>
    public VideoProducerStatus Status
    {
        get
        {
            var (acknowledged, problem) = _state.Now;
            return new(acknowledged, problem, Meter.FramesTaken, Meter.FramesStored, Meter.FramesDropped, Meter.Bytes, Meter.SpooledBytes);
        }
    }

    /// <summary>No more comes: waits until all of it is stored.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        Outbox.Complete();
        return _sending.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(_closing ??= CloseAsync());

    private async Task CloseAsync()
    {
        Outbox.Complete();
        _hangUp.CancelAfter(Farewell);
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopSpooling.CancelAsync();
        await _spooling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var before = Meter.FramesDropped;
        Outbox.Close();
        await Task.Run(() => _spooler?.Work(toTheEnd: true));
        if (Meter.FramesDropped - before is > 0 and var lost)
        {
            Log.NotStored(_services.Logger, _state.Stream, lost);
        }

        _services.Meter.Forget(Meter);
        _hangUp.Dispose();
        _stopSpooling.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Warning, "Camera {Camera}: {Count} frame(s) were not stored when the camera was stopped, and are lost.")]
        public static partial void NotStored(ILogger logger, string camera, long count);
    }
}
