using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using FaceAspire.Tests;
using FaceAspire.Video;

namespace FaceAspire.Bench;

/// <summary>CPU time and memory of many cameras in real time, in this process, where the library runs with nothing else.</summary>
internal static class CameraBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(60); // until what runs often is compiled for good
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    private sealed record Usage(int Cameras, double Share, double MegaBytes, long Lost);

    public static async Task<IReadOnlyList<Row>> RunAsync(TestFilm film, LocalEmulator emulator)
    {
        using var services = new VideoProducerServices(
            new() { Endpoint = emulator.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test") });
        var clip = await File.ReadAllBytesAsync(film.Clip);
        var bare = ProcessFacts.MegaBytes(Process.GetCurrentProcess());
        await MeasureAsync(30, clip, FirstWarmUp, emulator, services);
        List<Row> rows = [];
        foreach (var cameras in (int[])[10, 30, 100])
        {
            rows.Add(ToRow(await MeasureAsync(cameras, clip, WarmUp, emulator, services), bare));
        }

        return rows;
    }

    private static async Task<Usage> MeasureAsync(int cameras, byte[] clip, TimeSpan warmUp, LocalEmulator emulator, VideoProducerServices services)
    {
        using var stop = new CancellationTokenSource();
        var producers = new List<VideoProducer>();
        var playing = new List<Task>();
        for (var camera = 0; camera < cameras; camera++)
        {
            var stream = $"camera-{Guid.NewGuid()}";
            await VideoBenchmark.CreateAsync(stream, emulator);
            producers.Add(VideoProducer.Start(stream, services: services));
            playing.Add(producers[^1].SendAsync(new PacedStream(clip, (int)(clip.Length / TestFilm.ClipLength.TotalSeconds)), stop.Token));
        }

        await Task.Delay(warmUp);
        var (began, before) = (Stopwatch.GetTimestamp(), ProcessFacts.Cpu(Process.GetCurrentProcess()));
        await Task.Delay(Measured);
        var share = (ProcessFacts.Cpu(Process.GetCurrentProcess()) - before) / Stopwatch.GetElapsedTime(began);
        var memory = ProcessFacts.MegaBytes(Process.GetCurrentProcess());
        var lost = producers.Sum(producer => producer.Status.FramesDropped); // before the stop, which cuts off under a second of each
        await stop.CancelAsync();
        await Task.WhenAll(playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(producers.Select(producer => producer.DisposeAsync().AsTask()));
        return new(cameras, share, memory, lost);
    }

    private static Row ToRow(Usage usage, double bare) => new(
        $"video: {usage.Cameras} cameras of 1 Mbit/s: share of one core, memory",
        string.Create(CultureInfo.InvariantCulture, $"{usage.Share:0.0 %}, {usage.MegaBytes:0} MB"),
        Beside: string.Create(
            CultureInfo.InvariantCulture,
            $"a camera: {usage.Share / usage.Cameras:0.000 %}, {(usage.MegaBytes - bare) / usage.Cameras:0.0} MB over the {bare:0} MB of the process before; {usage.Lost} frames dropped"),
        Target: usage.Cameras == 100 ? "25 %, 200 MB" : "");
}
