using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using FaceAspire.Tests;
using FaceAspire.Video;

namespace FaceAspire.Bench;

/// <summary>
/// What cutting and sending costs: CPU time of this process, in which the library runs with nothing else; the emulator, which takes the
/// video, and whatever decodes a camera are processes of their own.
/// </summary>
internal static partial class VideoBenchmark
{
    private const int Seconds = 20; // of the clip, at 1 Mbit/s
    private const int Repeats = 29; // ten minutes in all
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-video-").FullName;
        try
        {
            using var emulator = await LocalEmulator.StartAsync(Built.Program("FaceAspire.Emulator"));
            using var services = new VideoProducerServices(
                new() { Endpoint = emulator.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test") });
            var (clip, film) = await MakeAsync(folder);
            List<Row> rows = [];
            foreach (var cameras in (int[])[10, 30, 100]) // before the film, whose large buffers would count as theirs
            {
                rows.Add(await CamerasAsync(cameras, await File.ReadAllBytesAsync(clip), emulator, services));
            }

            rows.Add(await FilmAsync(film, emulator, services));
            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Row> FilmAsync(string film, LocalEmulator emulator, VideoProducerServices services)
    {
        List<double> ours = [];
        List<double> peers = [];
        List<double> piped = [];
        using var sink = new Sink();
        for (var run = 0; run < 5; run++)
        {
            peers.Add(await CopyAsync(film, "/dev/null"));
            piped.Add(await CopyAsync(film, $"-cluster_time_limit 0 -flush_packets 1 tcp://127.0.0.1:{sink.Port}"));
            ours.Add(await SendAsync(film, $"film-{run}", emulator, services));
        }

        return new(
            $"video: {(Repeats + 1) * Seconds / 60} min of 1 Mbit/s cut and sent, CPU time, {ours.Count} runs", Statistics.Milliseconds(Statistics.Median(ours)),
            Statistics.Milliseconds(ours.Max()),
            $"ffmpeg -c copy -f matroska to /dev/null: {Statistics.Milliseconds(Statistics.Median(peers))}, ours {Statistics.Ratio(Statistics.Median(ours) / Statistics.Median(peers))}; "
            + $"to a socket, frame by frame: {Statistics.Milliseconds(Statistics.Median(piped))}, ours {Statistics.Ratio(Statistics.Median(ours) / Statistics.Median(piped))}",
            "0.5x of it");
    }

    /// <summary>CPU time that the library takes for a whole file, in milliseconds.</summary>
    private static async Task<double> SendAsync(string film, string stream, LocalEmulator emulator, VideoProducerServices services)
    {
        await CreateAsync(stream, emulator);
        var before = ProcessFacts.Cpu(Process.GetCurrentProcess());
        var options = new VideoProducerOptions { FragmentLength = TimeSpan.FromSeconds(10), MaxBufferBytes = 1_000_000_000, MaxBufferTime = TimeSpan.FromHours(1) };
        await using var producer = VideoProducer.Start(stream, options, services);
        await using var video = File.OpenRead(film);
        await producer.SendAsync(video);
        await producer.CompleteAsync();
        var spent = ProcessFacts.Cpu(Process.GetCurrentProcess()) - before;
        return producer.Status is { FramesDropped: 0 } status && status.FramesStored == status.FramesTaken
            ? spent.TotalMilliseconds
            : throw new InvalidOperationException($"Not all was sent: {producer.Status}");
    }

    private static async Task<Row> CamerasAsync(int cameras, byte[] clip, LocalEmulator emulator, VideoProducerServices services)
    {
        using var stop = new CancellationTokenSource();
        var producers = new List<VideoProducer>();
        var playing = new List<Task>();
        for (var camera = 0; camera < cameras; camera++)
        {
            await CreateAsync($"camera-{cameras}-{camera}", emulator);
            var producer = VideoProducer.Start($"camera-{cameras}-{camera}", services: services);
            producers.Add(producer);
            playing.Add(producer.SendAsync(new PacedStream(clip, clip.Length / Seconds), stop.Token));
        }

        await Task.Delay(WarmUp);
        var (began, before) = (Stopwatch.GetTimestamp(), ProcessFacts.Cpu(Process.GetCurrentProcess()));
        await Task.Delay(Measured);
        var share = (ProcessFacts.Cpu(Process.GetCurrentProcess()) - before) / Stopwatch.GetElapsedTime(began);
        var memory = ProcessFacts.MegaBytes(Process.GetCurrentProcess());
        var lost = producers.Sum(producer => producer.Status.FramesDropped); // before the stop, which cuts off under a second of each
        await stop.CancelAsync();
        await Task.WhenAll(playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(producers.Select(producer => producer.DisposeAsync().AsTask()));
        return new(
            $"video: {cameras} cameras of 1 Mbit/s, share of one core", share.ToString("0.0 %", CultureInfo.InvariantCulture),
            Beside: $"{memory.ToString("0 'MB'", CultureInfo.InvariantCulture)} in all; {lost} frames dropped",
            Target: cameras == 100 ? "25 %, 200 MB" : "");
    }

    private static async Task<(string Clip, string Film)> MakeAsync(string folder)
    {
        var (clip, film) = (Path.Combine(folder, "clip.mkv"), Path.Combine(folder, "film.mkv"));
        await FfmpegAsync(
            $"-f lavfi -i testsrc2=duration={Seconds}:size=640x360:rate=25 -pix_fmt yuv420p -c:v libx264 -preset veryfast -b:v 1M -minrate 1M -maxrate 1M -bufsize 1M -x264-params nal-hrd=cbr:keyint=50:scenecut=0 -bf 0 {clip}");
        await FfmpegAsync($"-stream_loop {Repeats} -i {clip} -c copy {film}");
        return (clip, film);
    }

    /// <summary>CPU time, user's and system's, that ffmpeg takes to copy the video, by its own account, in milliseconds.</summary>
    private static async Task<double> CopyAsync(string film, string to)
    {
        var said = await FfmpegAsync($"-benchmark -i {film} -c copy -f matroska {to}");
        var times = CpuTimes().Match(said);
        return 1000 * (double.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(times.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static async Task<string> FfmpegAsync(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", $"-hide_banner -nostdin -y {arguments}") { RedirectStandardError = true })!;
        var said = await ffmpeg.StandardError.ReadToEndAsync();
        await ffmpeg.WaitForExitAsync();
        return ffmpeg.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }

    private static async Task CreateAsync(string stream, LocalEmulator emulator)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(
            new Uri(emulator.Endpoint, "/createStream"), new { StreamName = stream, DataRetentionInHours = 24 }, JsonSerializerOptions.Default);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"utime=([\d.]+)s stime=([\d.]+)s")]
    private static partial Regex CpuTimes();
}
