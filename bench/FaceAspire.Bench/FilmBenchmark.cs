using System.Diagnostics;
using System.Globalization;
using FaceAspire.Tests;
using static FaceAspire.Bench.Statistics;

namespace FaceAspire.Bench;

/// <summary>
/// CPU time of sending a whole film, in a process of its own, from that process's start to its end; all variants in turn, so that whatever
/// else the machine does meets each. A film comes at the pace at which the service takes it, five fragments a second, unless it says otherwise.
/// </summary>
internal static class FilmBenchmark
{
    private const int Runs = 5;
    private const int FragmentsPerSecond = 5;
    private const int FragmentSeconds = 10;

    public static async Task<IReadOnlyList<Row>> RunAsync(TestFilm film, LocalEmulator emulator)
    {
        using var sink = new Sink();
        var pace = (int)(new FileInfo(film.Path).Length / film.Length.TotalSeconds * FragmentSeconds * FragmentsPerSecond);
        (string Name, Func<Task<double>> Run, List<double> Times)[] variants =
        [
            ("/dev/null", () => Ffmpeg.CopyAsync(film, "/dev/null"), []),
            ("socket", () => Ffmpeg.CopyAsync(film, $"-cluster_time_limit 0 -flush_packets 1 tcp://127.0.0.1:{sink.Port}"), []),
            ("bytes alone, read and written to a socket, native", () => MeasureAsync(isNative: true, $"copy {film.Path} {sink.Port}"), []),
            ("cut and sent, native", () => SendAsync(film, isNative: true, pace, emulator), []),
            ("- all of it read at once, so that it waits in memory", () => SendAsync(film, isNative: true, pace: 0, emulator), []),
            ("- not native: compiled while it runs", () => SendAsync(film, isNative: false, pace, emulator), []),
        ];
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (_, measure, times) in variants)
            {
                times.Add(await measure());
            }
        }

        var (file, socket) = (Median(variants[0].Times), Median(variants[1].Times));
        return [.. variants[2..].Select(one => new Row(
            one.Name[0] == '-' ? one.Name : $"video: {film.About}: {one.Name}, CPU time, {Runs} runs", Milliseconds(Median(one.Times)), Milliseconds(one.Times.Max()),
            $"ffmpeg -c copy -f matroska to /dev/null: {Milliseconds(file)}, {Ratio(Median(one.Times) / file)}; to a socket, frame by frame: {Milliseconds(socket)}, {Ratio(Median(one.Times) / socket)}",
            one.Name.StartsWith("cut", StringComparison.Ordinal) ? "0.5x" : ""))];
    }

    private static async Task<double> SendAsync(TestFilm film, bool isNative, int pace, LocalEmulator emulator)
    {
        var stream = $"film-{Guid.NewGuid()}";
        await VideoBenchmark.CreateAsync(stream, emulator);
        return await MeasureAsync(isNative, $"send {film.Path} {emulator.Endpoint} {stream} {pace}");
    }

    private static async Task<double> MeasureAsync(bool isNative, string arguments)
    {
        const string Project = "FaceAspire.Bench.Film";
        var start = isNative ? new ProcessStartInfo(Built.Native(Project), arguments) : new ProcessStartInfo("dotnet", $"{Built.Program(Project)} {arguments}");
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? double.Parse(said, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{Project} {arguments} ended with {process.ExitCode}.");
    }
}
