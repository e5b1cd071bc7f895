using System.Collections.Concurrent;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Runs the stream processors that are started; those that ran when the process ended run again.</summary>
internal sealed partial class StreamProcessors(
    ProcessorStore store, VideoStore video, FragmentStore fragments, IStreams streams, FrameAnalysis analysis, EmulatorOptions options, TimeProvider time,
    ILogger<StreamProcessors> logger)
    : IHostedService, IDisposable
{
    private const int MostBehind = 5; // fragments; then the older ones are left out, as the service does not analyse every frame either

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Run> _running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var processor in store.All().Where(processor => processor.Status == StreamProcessor.Running))
        {
            Start(processor);
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
            await WatchAsync(processor, place, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, processor.Name);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, processor.Name);
            store.Save(processor with { Status = StreamProcessor.Failed, StatusMessage = e.Message, UpdatedAt = time.GetUtcNow() });
        }
    }

    private async Task WatchAsync(StreamProcessor processor, long place, CancellationToken cancellationToken)
    {
        var sampler = new FrameSampler(TimeSpan.FromSeconds(1 / options.AnalysedFramesPerSecond));
        while (true)
        {
            var stream = video.Find(null, processor.VideoStreamArn)
                ?? throw new InvalidOperationException($"The video stream {processor.VideoStreamArn} was deleted.");
            var arrival = fragments.Arrival(stream);
            if (Next(processor, stream, place) is { } fragment)
            {
                await AnalyseAsync(processor, stream, fragment, sampler, cancellationToken);
                place = fragment.Place + 1;
            }
            else
            {
                await arrival.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>The next fragment; the newest, where too many wait.</summary>
    private StoredFragment? Next(StreamProcessor processor, VideoStream stream, long place)
    {
        var waiting = fragments.From(stream, place, MostBehind + 1);
        if (waiting.Count <= MostBehind)
        {
            return waiting.FirstOrDefault();
        }

        Log.Behind(logger, processor.Name);
        return fragments.Newest(stream);
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

        [LoggerMessage(3, LogLevel.Warning, "Stream processor {Name} cannot keep up and leaves out video; lower Emulator:AnalysedFramesPerSecond, or use fewer cameras.")]
        public static partial void Behind(ILogger logger, string name);

        [LoggerMessage(4, LogLevel.Warning, "Stream {Stream}: fragment {Fragment} could not be analysed and is left out: {Reason}")]
        public static partial void Skipped(ILogger logger, string stream, string fragment, string reason);
    }
}
