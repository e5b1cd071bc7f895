using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Bench;

/// <summary>
/// The Matcher under load: batches of 100 matched records, each batch a visit, through the emulator's Runtime API with S3 and SQS at
/// the emulator. CPU is the function's process's own. Python's handler takes the same batches.
/// </summary>
internal static class MatcherBenchmark
{
    /// <summary>Persons, who come one after the other: each has left when their turn comes again.</summary>
    public const int People = 20;

    private const int BatchSize = 100;
    private const int WarmUp = 20;
    private const int Batches = 400;
    private const int PeerBatches = 40;

    private sealed record Measured(double CpuMicroseconds, double PerSecond);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        using var cloud = await LambdaCloud.StartAsync();
        await EnrolAsync(cloud);
        await cloud.AddFunctionAsync("matcher");
        await cloud.AddFunctionAsync("python");
        var ours = await RunAsync(cloud, "matcher", new(Built.Native("FaceAspire.Matcher")), Batches);
        var peer = Python.Handler() is { } handler ? await RunAsync(cloud, "python", handler, PeerBatches) : null;
        return
        [
            new(
                $"Matcher: CPU of a matched record, {Batches} batches of {BatchSize}", Microseconds(ours.CpuMicroseconds),
                Beside: peer is null ? "" : $"Python 3.11, boto3: {Statistics.Ratio(peer.CpuMicroseconds / ours.CpuMicroseconds)}", Target: "20x less"),
            new(
                "Matcher: records a second, S3 and SQS at the emulator", PerSecond(ours.PerSecond),
                Beside: peer is null ? "" : $"Python 3.11, boto3: {PerSecond(peer.PerSecond)}", Target: "5000/s and more"),
        ];
    }

    /// <summary>Writes the gallery records of everybody who comes.</summary>
    public static async Task EnrolAsync(LambdaCloud cloud)
    {
        foreach (var key in Enumerable.Range(0, People).Select(LambdaEvents.Photo))
        {
            var record = new GalleryRecord { Key = key, ETag = "e", Person = key.Split('/')[0], FaceIds = ["f"] };
            await cloud.Store.PutAsync(
                LambdaCloud.AuditBucket, AuditKeys.Gallery(PhotoId.OfKey(key)), JsonSerializer.SerializeToUtf8Bytes(record, ContractsJson.Default.GalleryRecord),
                "application/json", PutCondition.None, CancellationToken.None);
        }
    }

    private static async Task<Measured> RunAsync(LambdaCloud cloud, string function, ProcessStartInfo program, int batches)
    {
        var events = Enumerable.Range(0, WarmUp + batches).Select(batch => LambdaEvents.Records(batch, BatchSize, People)).ToList();
        using var process = cloud.StartRuntime(function, program);
        try
        {
            foreach (var payload in events.Take(WarmUp))
            {
                await cloud.InvokeAsync(function, payload);
            }

            var (cpu, began) = (ProcessFacts.Cpu(process), Stopwatch.GetTimestamp());
            foreach (var payload in events.Skip(WarmUp))
            {
                await cloud.InvokeAsync(function, payload);
            }

            var (elapsed, used, records) = (Stopwatch.GetElapsedTime(began), ProcessFacts.Cpu(process) - cpu, batches * BatchSize);
            return new(used.TotalMicroseconds / records, records / elapsed.TotalSeconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static string Microseconds(double value) => value.ToString("0.0 'µs'", CultureInfo.InvariantCulture);

    private static string PerSecond(double value) => value.ToString("0 '/s'", CultureInfo.InvariantCulture);
}
