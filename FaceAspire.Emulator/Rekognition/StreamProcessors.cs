using System.Collections.Concurrent;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Runs the stream processors that are started; those that ran when the process ended run again.</summary>
internal sealed partial class StreamProcessors(
    ProcessorStore store, VideoStore video, IStreams streams, FrameAnalysis analysis, EmulatorOptions options, ILogger<StreamProcessors> logger)
    : IHostedService, IDisposable
{
    private const int MostBehind = 5; // fragments; then the older ones are left out, as the service does not analyse every frame either

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var processor in store.All().Where(processor => processor.Status == "RUNNING"))
        {
            Start(processor);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Starts to watch a stream, from now on.</summary>
    public void Start(StreamProcessor processor)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        _running[processor.Name] = stop;
        var stream = video.Find(null, processor.VideoStreamArn);
        var place = stream is null ? 0 : (video.Newest(stream.Name)?.Place ?? 0) + 1;
        _ = Task.Run(() => RunAsync(processor, place, stop.Token), CancellationToken.None);
    }

    /// <summary>Stops to watch.</summary>
    public void Stop(string name)
    {
        if (_running.TryRemove(name, out var stop))
        {
            stop.Cancel();
        }
    }

    private async Task RunAsync(StreamProcessor processor, long place, CancellationToken cancellationToken)
    {
        try
        {
            await WatchAsync(processor, place, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, processor.Name);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, processor.Name);
            store.Save(processor with { Status = "FAILED", StatusMessage = e.Message });
        }
    }

    private async Task WatchAsync(StreamProcessor processor, long place, CancellationToken cancellationToken)
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(1 / options.AnalysedFramesPerSecond));
        while (true)
        {
            var stream = video.Find(null, processor.VideoStreamArn) ?? throw new InvalidOperationException($"The video stream {processor.VideoStreamArn} was deleted.");
            var arrival = video.Arrival(stream.Name);
            var waiting = video.From(stream.Name, place, MostBehind + 1);
            if (waiting.Count == 0)
            {
                await arrival.WaitAsync(cancellationToken);
                continue;
            }

            if (waiting.Count > MostBehind)
            {
                Log.Behind(logger, processor.Name);
                waiting = [video.Newest(stream.Name)!];
            }

            await AnalyseAsync(processor, stream, waiting[0], sampler, cancellationToken);
            place = waiting[0].Place + 1;
        }
    }

    private async Task AnalyseAsync(
        StreamProcessor processor, VideoStream stream, StoredFragment fragment, FrameSampler sampler, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> records;
        try
        {
            records = await analysis.AnalyseAsync(processor, stream, fragment, times => sampler.Choose(fragment.ProducerTime, times), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Skipped(logger, stream.Name, fragment.Number, e.Message); // the next one may be better
            return;
        }

        foreach (var record in records)
        {
            streams.Put(processor.DataStreamArn, Guid.NewGuid().ToString(), record);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stream processor {Name} has stopped.")]
        public static partial void Stopped(ILogger logger, string name);

        [LoggerMessage(2, LogLevel.Error, "Stream processor {Name} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string name);

        [LoggerMessage(3, LogLevel.Warning, "Stream processor {Name} cannot keep up and leaves out video; lower Emulator:AnalysedFramesPerSecond, or use fewer cameras.")]
        public static partial void Behind(ILogger logger, string name);

        [LoggerMessage(4, LogLevel.Warning, "Stream {Stream}: fragment {Fragment} could not be analysed and is left out: {Reason}")]
        public static partial void Skipped(ILogger logger, string stream, string fragment, string reason);
    }
}
