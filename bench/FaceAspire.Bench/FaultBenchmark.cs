using System.Diagnostics;
using System.Globalization;
using FaceAspire.Tests;
using FaceAspire.Video.H264;

namespace FaceAspire.Bench;

/// <summary>
/// A quarter of an hour of video at real time through a network where a tenth of what is sent meets a fault, to the emulator: is every frame
/// stored once or counted, and does memory stay what it is?
/// </summary>
internal static class FaultBenchmark
{
    private const int Seconds = 15 * 60;
    private const int MemoryEvery = 10;

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-faults-");
        try
        {
            using var emulator = await LocalEmulator.StartAsync(Built.Program("FaceAspire.Emulator"));
            await using var proxy = new FaultyProxy(emulator.Port, seed: 15, TimeProvider.System) { Share = 0.1 };
            var memory = new List<double>();
            var run = new FaultRun(emulator.Endpoint, await GroupAsync(folder.FullName), TimeProvider.System)
            {
                AfterGroup = second => Measure(second, memory),
            };
            var report = await run.RunAsync(proxy, new() { SpoolPath = Path.Combine(folder.FullName, "spool"), MaxBufferBytes = 2_000_000 }, Seconds, CancellationToken.None);
            return Rows(report, proxy, memory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<Row> Rows(FaultReport report, FaultyProxy proxy, List<double> memory)
    {
        var third = memory.Count / 3;
        var faults = string.Join(", ", proxy.Done.OrderBy(fault => fault.Key).Select(fault => $"{fault.Value} {fault.Key}"));
        return
        [
            new($"{Seconds / 60} min of video, {proxy.Done.Values.Sum()} faults: {faults}", report.IsRight ? "every frame once, or counted" : "NOT RIGHT", Target: "right"),
            new("- frames of the source", Count(report.Sent.Count)),
            new("- stored, by producer time", Count(report.Stored.Count), Beside: $"not stored: {Count(report.Missing)}"),
            new("- counted as dropped", Count(report.Status.FramesDropped), Target: "at least what is not stored"),
            new("- managed memory, second and last third of the time", $"{Megabytes(memory[third..(2 * third)])}, {Megabytes(memory[(2 * third)..])}", Target: "the same"),
        ];
    }

    private static void Measure(int second, List<double> memory)
    {
        if (second % MemoryEvery == 0)
        {
            memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        }
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Megabytes(List<double> memory) => Statistics.Median(memory).ToString("0.0 'MB'", CultureInfo.InvariantCulture);

    /// <summary>A second of 640x360 as x264 makes it, some 1 Mbit.</summary>
    private static async Task<List<byte[]>> GroupAsync(string folder)
    {
        var path = Path.Combine(folder, "group.h264");
        using var ffmpeg = Process.Start("ffmpeg", [
            "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=duration=1:size=640x360:rate=25", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-b:v", "1M", "-g", "25",
            "-bf", "0", "-x264-params", "repeat-headers=1:slices=1", "-f", "h264", path]);
        await ffmpeg.WaitForExitAsync();
        var pictures = new List<byte[]>();
        await using var file = File.OpenRead(path);
        await foreach (var picture in AnnexBReader.ReadAsync(System.IO.Pipelines.PipeReader.Create(file), CancellationToken.None))
        {
            pictures.Add([.. picture.Units.SelectMany(unit => (byte[])[0, 0, 0, 1, .. unit.Data.Span])]);
        }

        return pictures;
    }
}
