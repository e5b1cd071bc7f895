using System.Collections.Concurrent;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Takes pictures of the streams that are configured for it, of each in a loop of its own, from the fragments that come from then on.</summary>
internal sealed partial class ImageGenerators(
    ImageGenerationStore store, VideoStore streams, FragmentStore fragments, ImageDelivery delivery, Arns arns, ILogger<ImageGenerators> logger)
    : IHostedService, IDisposable
{
    private const int MostBehind = 5; // fragments; then the older ones are left out: pictures are for who looks now

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Run> _running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Configured().ForEach(stream => Start(stream, store.Find(stream)));
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

    /// <summary>Begins with a stream, unless it is not to be.</summary>
    public void Start(VideoStream stream, ImageGenerationConfiguration? configuration)
    {
        if (configuration is null || !ImageGeneration.IsEnabled(configuration))
        {
            return;
        }

        var images = ImageGeneration.Of(configuration, arns.Region);
        var place = fragments.Newest(stream) is { } newest ? newest.Place + 1 : 0;
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        _running[stream.Arn] = new(stop, Task.Run(() => RunAsync(stream, images, place, stop.Token), CancellationToken.None));
    }

    /// <summary>Ends with a stream; nothing is written any more when this returns.</summary>
    public Task StopAsync(VideoStream stream) => StopAsync(stream.Arn);

    /// <summary>Ends with all of them.</summary>
    public Task StopAllAsync() => Task.WhenAll(_running.Keys.Select(StopAsync));

    private async Task StopAsync(string streamArn)
    {
        if (_running.TryRemove(streamArn, out var run))
        {
            await run.Stop.CancelAsync();
            await run.Ended;
            run.Stop.Dispose();
        }
    }

    private async Task RunAsync(VideoStream stream, ImageGeneration images, long place, CancellationToken cancellationToken)
    {
        var sampler = new FrameSampler(images.Interval);
        while (!cancellationToken.IsCancellationRequested)
        {
            var arrival = fragments.Arrival(stream);
            if (streams.Find(null, stream.Arn) is null)
            {
                return; // deleted
            }

            if (Next(stream, place) is { } fragment)
            {
                await DeliverAsync(stream, fragment, images, sampler, cancellationToken);
                place = fragment.Place + 1;
            }
            else
            {
                await arrival.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The next fragment; the newest, where too many wait.</summary>
    private StoredFragment? Next(VideoStream stream, long place)
    {
        var waiting = fragments.From(stream, place, MostBehind + 1);
        if (waiting.Count <= MostBehind)
        {
            return waiting.FirstOrDefault();
        }

        Log.Behind(logger, stream.Name);
        return fragments.Newest(stream);
    }

    private async Task DeliverAsync(
        VideoStream stream, StoredFragment fragment, ImageGeneration images, FrameSampler sampler, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.DeliverAsync(stream, fragment, images, sampler, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // stopped, whatever it broke off with
        }
        catch (Exception e)
        {
            Log.Skipped(logger, stream.Name, fragment.Number, e.Message); // the next one may be better
        }
    }

    /// <summary>A loop that runs.</summary>
    private sealed record Run(CancellationTokenSource Stop, Task Ended);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Pictures of stream {Stream} cannot keep up, and video is left out; use a longer SamplingInterval, or fewer cameras.")]
        public static partial void Behind(ILogger logger, string stream);

        [LoggerMessage(2, LogLevel.Warning, "Stream {Stream}: pictures of fragment {Fragment} could not be taken, and are left out: {Reason}")]
        public static partial void Skipped(ILogger logger, string stream, string fragment, string reason);
    }
}
