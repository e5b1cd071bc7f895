using System.Globalization;
using FaceAspire.Soak;

namespace FaceAspire.Bench;

/// <summary>Half an hour of mixed traffic to an emulator that is killed each minute: is all that it acknowledged there, once and in order?</summary>
internal static class SoakBenchmark
{
    private const int Minutes = 30;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("FACEASPIRE_SOAK_MINUTES"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : Minutes;
        var folder = Directory.CreateTempSubdirectory("faceaspire-soak-");
        try
        {
            var soak = new SoakRun(Built.Program("FaceAspire.Emulator"), folder.FullName, workers: 4, visibility: TimeSpan.FromSeconds(4));
            await soak.RunAsync(minutes, _ => Task.Delay(BetweenKills));
            var log = Path.Combine(folder.FullName, "emulator.db-wal");
            return
            [
                new(
                    $"{minutes} min of S3, SQS, SQS FIFO, Kinesis and SES, {soak.MegaBytes.Count} times kill -9: {soak.Steps.ToString("N0", CultureInfo.InvariantCulture)} acknowledged",
                    soak.Violations.FirstOrDefault() ?? "all there, once, in order", Target: "all there"),
                new("- memory before the first and the last kill", $"{soak.MegaBytes[0]:0} MB, {soak.MegaBytes[^1]:0} MB", $"{soak.MegaBytes.Max():0} MB", Target: "the same"),
                new("- write-ahead log at the end", $"{(File.Exists(log) ? new FileInfo(log).Length : 0) / 1e6:0} MB"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
