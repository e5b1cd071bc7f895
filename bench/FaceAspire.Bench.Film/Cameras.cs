using Amazon.Runtime;
using FaceAspire.Video;

namespace FaceAspire.Bench.Film;

/// <summary>Cameras that all show the same clip, over and over.</summary>
internal static class Cameras
{
    /// <summary>Plays them, each to a stream of its own, until standard input ends.</summary>
    /// <returns>How many frames were dropped.</returns>
    public static async Task<long> PlayAsync(string clip, int bytesPerSecond, Uri endpoint, IReadOnlyList<string> streams)
    {
        using var services = new VideoProducerServices(new() { Endpoint = endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test") });
        using var stop = new CancellationTokenSource();
        var document = await File.ReadAllBytesAsync(clip);
        var producers = streams.Select(stream => VideoProducer.Start(stream, services: services)).ToList();
        var playing = producers.Select(producer => producer.SendAsync(new PacedStream(document, bytesPerSecond), stop.Token)).ToList();
        await Console.In.ReadToEndAsync();
        var dropped = producers.Sum(producer => producer.Status.FramesDropped); // before the stop, which cuts off under a second of each
        await stop.CancelAsync();
        await Task.WhenAll(playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(producers.Select(producer => producer.DisposeAsync().AsTask()));
        return dropped;
    }
}
