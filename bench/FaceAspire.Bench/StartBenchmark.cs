using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>How long the emulator takes from its process's start until it is healthy, and how much memory it then holds.</summary>
internal static class StartBenchmark
{
    private const int Runs = 11;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        List<double> ours = [];
        List<double> peers = [];
        for (var run = 0; run < Runs; run++)
        {
            using var emulator = await EmulatorAsync(RunningServer.FreePort());
            ours.Add(emulator.StartTime.TotalMilliseconds);
            if (Peer() is { } moto)
            {
                using var peer = await moto;
                peers.Add(peer.StartTime.TotalMilliseconds);
            }
        }

        var memory = await IdleMemoryAsync();
        return
        [
            new(
                $"emulator: process start to healthy, {Runs} runs",
                Statistics.Milliseconds(Statistics.Median(ours)),
                Statistics.Milliseconds(ours.Max()),
                peers.Count == 0 ? "" : $"moto_server: {Statistics.Ratio(Statistics.Median(peers) / Statistics.Median(ours))}",
                "500 ms"),
            new("emulator: memory when idle, without models", memory.ToString("0 'MB'", CultureInfo.InvariantCulture), Target: "120 MB"),
        ];
    }

    private static async Task<double> IdleMemoryAsync()
    {
        using var emulator = await EmulatorAsync(RunningServer.FreePort());
        await Task.Delay(Idle);
        return emulator.MegaBytes;
    }

    /// <summary>Starts the emulator, without state and without models.</summary>
    public static Task<RunningServer> EmulatorAsync(int port)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Program("FaceAspire.Emulator")]);
        start.Environment["Emulator__Port"] = $"{port}";
        start.Environment["Emulator__Ephemeral"] = "true";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9"; // no models are fetched
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Path.GetTempPath(), "faceaspire-bench-no-cache");
        start.Environment.Remove("FACEASPIRE_MODELS");
        return RunningServer.StartAsync(start, new($"http://127.0.0.1:{port}/_faceaspire/health"));
    }

    /// <summary>The emulator that people use for S3, SQS and Kinesis; null where it is not installed.</summary>
    private static Task<RunningServer>? Peer()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists);
        var port = RunningServer.FreePort();
        return path is null ? null : RunningServer.StartAsync(new(path, ["-p", $"{port}"]), new($"http://127.0.0.1:{port}/moto-api/"));
    }
}
