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
            if (Programs.Find("moto_server") is not null)
            {
                using var peer = await MotoAsync(RunningServer.FreePort());
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
                "400 ms"),
            new("emulator: memory when idle, without models", memory.ToString("0 'MB'", CultureInfo.InvariantCulture), Target: "100 MB"),
        ];
    }

    private static async Task<double> IdleMemoryAsync()
    {
        using var emulator = await EmulatorAsync(RunningServer.FreePort());
        await Task.Delay(Idle);
        return emulator.MegaBytes;
    }

    /// <summary>Starts the emulator without models; without state, too, unless it is told where to keep it.</summary>
    public static Task<RunningServer> EmulatorAsync(int port, string? dataPath = null)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Program("FaceAspire.Emulator")]);
        start.Environment["Emulator__Port"] = $"{port}";
        start.Environment["Emulator__Ephemeral"] = dataPath is null ? "true" : "false";
        start.Environment["Emulator__DataPath"] = dataPath;
        start.Environment["Emulator__Kinesis__EnforceThroughput"] = "false"; // else it is the limit of a shard that is measured
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9"; // no models are fetched
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Path.GetTempPath(), "faceaspire-bench-no-cache");
        start.Environment.Remove("FACEASPIRE_MODELS");
        return RunningServer.StartAsync(start, new($"http://127.0.0.1:{port}/_faceaspire/health"));
    }

    /// <summary>Starts the emulator that people use for S3, SQS and Kinesis.</summary>
    public static Task<RunningServer> MotoAsync(int port) =>
        RunningServer.StartAsync(new(Programs.Find("moto_server")!, ["-p", $"{port}"]), new($"http://127.0.0.1:{port}/moto-api/"));
}
