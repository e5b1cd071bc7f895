using System.Globalization;
using FaceAspire.Tests;
using static FaceAspire.Bench.Statistics;

namespace FaceAspire.Bench;

/// <summary>
/// CPU time of sending a whole film, in a process of its own, from that process's start to its end and without its start, ffmpeg's measured in
/// the same way; all variants in turn, so that whatever else the machine does meets each. Unless it says otherwise, a film comes at half the pace at which the service takes
/// fragments, and their bytes: at the whole of it each would wait for a timer, as none of a camera does.
/// </summary>
internal static class FilmBenchmark
{
    private const int Runs = 7;
    private const int FfmpegTurns = 3; // for each of ours: they are short, and lie far apart
    private const double FragmentsPerSecond = 2.5;
    private const double BytesPerSecond = 6_250_000;
    private const int FragmentSeconds = 10;

    public static async Task<IReadOnlyList<Row>> RunAsync(TestFilm film, LocalEmulator emulator)
    {
        using var sink = new Sink();
        var pace = (int)Math.Min(BytesPerSecond, new FileInfo(film.Path).Length / film.Length.TotalSeconds * FragmentSeconds * FragmentsPerSecond);
        (string Name, int Turns, Func<Task<CpuTime>> Run, List<CpuTime> Times)[] variants =
        [
            ("/dev/null", FfmpegTurns, () => Ffmpeg.CopyAsync(film, "/dev/null"), []),
            ("socket", FfmpegTurns, () => Ffmpeg.CopyAsync(film, $"tcp://127.0.0.1:{sink.Port}"), []),
            ("bytes alone, read and written to a socket, native", 1, () => MeasureAsync(isNative: true, $"copy {film.Path} {sink.Port}"), []),
            ("cut and sent, native", 1, () => SendAsync(film, isNative: true, pace, emulator), []),
            ("- all of it read at once, so that it waits in memory", 1, () => SendAsync(film, isNative: true, pace: 0, emulator), []),
            ("- not native: compiled while it runs", 1, () => SendAsync(film, isNative: false, pace, emulator), []),
        ];
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (_, turns, measure, times) in variants)
            {
                for (var turn = 0; turn < turns; turn++)
                {
                    times.Add(await measure());
                }
            }
        }

        return [.. variants[2..].Select(one => new Row(
            one.Name[0] == '-' ? one.Name : $"video: {film.About}: {one.Name}, CPU time, {Runs} runs",
            Milliseconds(Whole(one.Times)), Milliseconds(one.Times.Max(time => time.Whole)),
            $"ffmpeg -c copy -f matroska to /dev/null: {Beside(one.Times, variants[0].Times)}; to a socket: {Beside(one.Times, variants[1].Times)}",
            one.Name.StartsWith("cut", StringComparison.Ordinal) ? "0.5x" : ""))];
    }

    private static string Beside(List<CpuTime> ours, List<CpuTime> theirs) =>
        $"{Milliseconds(Whole(theirs))}, {Ratio(Whole(ours) / Whole(theirs))}, without starts {Milliseconds(AfterStart(ours))} and {Milliseconds(AfterStart(theirs))}";

    private static double Whole(List<CpuTime> times) => Median(times.Select(time => time.Whole));

    private static double AfterStart(List<CpuTime> times) => Median(times.Select(time => time.AfterStart));

    private static async Task<CpuTime> SendAsync(TestFilm film, bool isNative, int pace, LocalEmulator emulator)
    {
        var stream = $"film-{Guid.NewGuid()}";
        await VideoBenchmark.CreateAsync(stream, emulator);
        return await MeasureAsync(isNative, $"send {film.Path} {emulator.Endpoint} {stream} {pace}");
    }

    private static async Task<CpuTime> MeasureAsync(bool isNative, string arguments)
    {
        const string Project = "FaceAspire.Bench.Film";
        string[] program = isNative ? [Built.Published(Project)] : ["dotnet", Built.Program(Project)];
        var (whole, start) = await CpuTime.OfAsync([.. program, .. arguments.Split(' ')]);
        return new(whole, whole - double.Parse(start, CultureInfo.InvariantCulture));
    }
}
