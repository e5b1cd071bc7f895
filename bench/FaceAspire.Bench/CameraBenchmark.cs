using System.Diagnostics;
using System.Globalization;
using FaceAspire.Tests;

namespace FaceAspire.Bench;

/// <summary>CPU time and memory of many cameras in real time, so many each time in a process of its own, which is compiled to native code.</summary>
internal static class CameraBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    private sealed record Usage(int Cameras, double Share, double MegaBytes, string Dropped);

    public static async Task<IReadOnlyList<Row>> RunAsync(TestFilm film, LocalEmulator emulator)
    {
        List<Row> rows = [];
        foreach (var cameras in (int[])[1, 10, 30, 100])
        {
            rows.Add(ToRow(await MeasureAsync(cameras, film, emulator)));
        }

        return rows;
    }

    private static async Task<Usage> MeasureAsync(int cameras, TestFilm film, LocalEmulator emulator)
    {
        var streams = Enumerable.Range(0, cameras).Select(_ => $"camera-{Guid.NewGuid()}").ToList();
        await Task.WhenAll(streams.Select(stream => VideoBenchmark.CreateAsync(stream, emulator)));
        var rate = (int)(new FileInfo(film.Clip).Length / TestFilm.ClipLength.TotalSeconds);
        using var process = Process.Start(new ProcessStartInfo(
            Built.Published("FaceAspire.Bench.Film"), ["cameras", film.Clip, $"{rate}", $"{emulator.Endpoint}", .. streams])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await Task.Delay(WarmUp);
        var (began, before) = (Stopwatch.GetTimestamp(), ProcessFacts.Cpu(process));
        await Task.Delay(Measured);
        var share = (ProcessFacts.Cpu(process) - before) / Stopwatch.GetElapsedTime(began);
        var memory = ProcessFacts.MegaBytes(process);
        process.StandardInput.Close();
        return new(cameras, share, memory, (await process.StandardOutput.ReadToEndAsync()).Trim());
    }

    private static Row ToRow(Usage usage) => new(
        $"video: {usage.Cameras} cameras of 1 Mbit/s: share of one core, memory",
        string.Create(CultureInfo.InvariantCulture, $"{usage.Share:0.0 %}, {usage.MegaBytes:0} MB"),
        Beside: string.Create(
            CultureInfo.InvariantCulture, $"a camera: {usage.Share / usage.Cameras:0.00 %}, {usage.MegaBytes / usage.Cameras:0.0} MB; {usage.Dropped} frames dropped"),
        Target: usage.Cameras == 100 ? "25 %, 200 MB" : "");
}
