using System.Collections.Concurrent;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Runs the stream processors that are started; those that ran when the process ended run again.</summary>
internal sealed partial class StreamProcessors(
    ProcessorStore store, CollectionStore collections, VideoStore video, FragmentStore fragments, IStreams streams, FrameAnalysis analysis, EmulatorOptions options,
    TimeProvider time, ILogger<StreamProcessors> logger)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Run> _running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var processor in store.All())
        {
            if (processor.IsStarted)
            {
                Start(processor);
            }
            else if (processor.Status == StreamProcessor.Stopping)
            {
                Save(processor, StreamProcessor.Stopped);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops them all, which run again with the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values.Select(run => run.Ended)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Starts to watch a stream, from now on.</summary>
    public void Start(StreamProcessor processor)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var place = video.Find(null, processor.VideoStreamArn) is { } stream && fragments.Newest(stream) is { } newest ? newest.Place + 1 : 0;
        _running[processor.Name] = new(stop, Task.Run(() => RunAsync(processor, place, stop.Token), CancellationToken.None));
    }

    /// <summary>Stops to watch; nothing is written any more when this returns.</summary>
    public async Task StopAsync(string name)
    {
        if (_running.TryRemove(name, out var run))
        {
            await run.Stop.CancelAsync();
            await run.Ended;
            run.Stop.Dispose();
        }
    }

    private async Task RunAsync(StreamProcessor processor, long place, CancellationToken cancellationToken)
    {
        try
        {
            await analysis.PrepareAsync(cancellationToken);
            if (processor.Status == StreamProcessor.Starting)
            {
                Save(processor, StreamProcessor.Running);
            }

            await WatchAsync(processor, place, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, processor.Name);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, processor.Name);
            Save(processor, StreamProcessor.Failed, e.Message);
        }
    }

    private void Save(StreamProcessor processor, string status, string? message = null) =>
        store.Save(processor with { Status = status, StatusMessage = message, UpdatedAt = time.GetUtcNow() });

    private async Task WatchAsync(StreamProcessor processor, long place, CancellationToken cancellationToken)
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(1 / options.AnalysedFramesPerSecond));
        while (true)
        {
            var stream = Watched(processor);
            var arrival = fragments.Arrival(stream);
            var waiting = fragments.From(stream, place, Backlog.Most + 1);
            if (waiting.Count == 0)
            {
                await arrival.WaitAsync(cancellationToken);
                continue;
            }

            Adapt(sampler, processor, waiting.Count);
            var fragment = waiting.Count > Backlog.Most ? fragments.Newest(stream) ?? waiting[^1] : waiting[0];
            await AnalyseAsync(processor, stream, fragment, sampler, cancellationToken);
            place = fragment.Place + 1;
        }
    }

    /// <summary>The stream of a processor that can go on.</summary>
    private VideoStream Watched(StreamProcessor processor) => collections.CreatedAt(processor.CollectionId) is null
        ? throw new InvalidOperationException($"The collection {processor.CollectionId} was deleted.")
        : video.Find(null, processor.VideoStreamArn) ?? throw new InvalidOperationException($"The video stream {processor.VideoStreamArn} was deleted.");

    private void Adapt(FrameSampler sampler, StreamProcessor processor, int waiting)
    {
        var usual = TimeSpan.FromSeconds(1 / options.AnalysedFramesPerSecond);
        var interval = TimeSpan.FromSeconds(1 / Backlog.FramesPerSecond(waiting, options.AnalysedFramesPerSecond));
        if (sampler.Interval == usual && interval > usual)
        {
            Log.Behind(logger, processor.Name, 1 / interval.TotalSeconds, options.AnalysedFramesPerSecond, waiting - 1);
        }
        else if (sampler.Interval > usual && interval == usual)
        {
            Log.KeepsUp(logger, processor.Name);
        }

        sampler.Interval = interval;
    }

    private async Task AnalyseAsync(
        StreamProcessor processor, VideoStream stream, StoredFragment fragment, FrameSampler sampler, CancellationToken cancellationToken)
    {
        IReadOnlyList<AnalysedRecord> records;
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
            using var span = EmulatorTelemetry.StartRecord(record.Search, processor.DataStreamArn);
            streams.Put(processor.DataStreamArn, Guid.NewGuid().ToString(), record.Json);
        }
    }

    /// <summary>A processor that runs.</summary>
    private sealed record Run(CancellationTokenSource Stop, Task Ended);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stream processor {Name} has stopped.")]
        public static partial void Stopped(ILogger logger, string name);

        [LoggerMessage(2, LogLevel.Error, "Stream processor {Name} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string name);

        [LoggerMessage(3, LogLevel.Warning, "Stream processor {Name} cannot keep up: {Waiting} fragment(s) wait, and it analyses {Now:0.##} frames a second or fewer, not {Asked:0.##}. If it stays so, lower Emulator:AnalysedFramesPerSecond or use fewer cameras.")]
        public static partial void Behind(ILogger logger, string name, double now, double asked, int waiting);

        [LoggerMessage(5, LogLevel.Information, "Stream processor {Name} keeps up again.")]
        public static partial void KeepsUp(ILogger logger, string name);

        [LoggerMessage(4, LogLevel.Warning, "Stream {Stream}: fragment {Fragment} could not be analysed and is left out: {Reason}")]
        public static partial void Skipped(ILogger logger, string stream, string fragment, string reason);
    }
}
