using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FaceAspire.Bench;

/// <summary>
/// Requests a second over HTTP, with what is written durable: wrk's load on the emulator, then the same on moto_server; and how long requests take
/// at half the emulator's rate, each sent when it is due.
/// </summary>
internal static partial class WireBenchmark
{
    private const int Rounds = 3;
    private const int Connections = 8;
    private const int Seconds = 5;
    private const double Wanted = 20; // times moto_server

    private static readonly (string Script, string What, Func<string, HttpRequestMessage> Request)[] Loads =
    [
        ("sqs.lua", "SQS SendMessage of 200 bytes", WireRequests.SendMessage),
        ("s3.lua", "S3 PUT of 64 KiB", _ => WireRequests.PutObject()),
        ("kinesis.lua", "Kinesis PutRecord of 200 bytes", _ => WireRequests.PutRecord()),
    ];

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (Programs.Find("wrk") is not { } wrk)
        {
            return [new("requests over HTTP", "wrk is not installed")];
        }

        var folder = Directory.CreateTempSubdirectory("faceaspire-bench-");
        try
        {
            using var emulator = await StartBenchmark.EmulatorAsync(RunningServer.FreePort(), folder.FullName);
            using var moto = Programs.Find("moto_server") is null ? null : await StartBenchmark.MotoAsync(RunningServer.FreePort());
            Uri[] servers = moto is null ? [emulator.Address] : [emulator.Address, moto.Address];
            var queues = await Task.WhenAll(servers.Select(PrepareAsync));
            var rows = new List<Row>();
            foreach (var (script, what, request) in Loads)
            {
                var rounds = servers.Select(_ => new List<Load>()).ToArray();
                for (var round = 0; round <= Rounds; round++) // by turns, so that what else the machine does falls on both; the first ones warm up
                {
                    for (var i = 0; i < servers.Length; i++)
                    {
                        rounds[i].Add(await RunAsync(wrk, script, queues[i], servers[i]));
                    }
                }

                Load[] medians = [.. rounds.Select(of => of.Skip(1).OrderBy(round => round.Rate).ElementAt(Rounds / 2))];
                rows.Add(Describe(what, medians));
                rows.Add(await PaceAsync(emulator.Address, medians[0].Rate / 2, () => request(queues[0])));
            }

            return rows;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Row Describe(string what, Load[] medians) => new(
        $"{what}, {Connections} connections",
        string.Create(CultureInfo.InvariantCulture, $"{medians[0].Rate:N0} a second"),
        string.Create(CultureInfo.InvariantCulture, $"p99 {medians[0].P99:0.0} ms"),
        medians.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"moto_server: {medians[1].Rate:N0} a second, 1/{medians[0].Rate / medians[1].Rate:0}"),
        medians.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Wanted * medians[1].Rate:N0} a second"));

    private static async Task<Row> PaceAsync(Uri server, double rate, Func<HttpRequestMessage> request)
    {
        using var load = new PacedLoad(server, Connections);
        List<double> rounds = [];
        for (var round = 0; round <= Rounds; round++) // the first one warms up
        {
            rounds.Add(await load.RunAsync(rate, TimeSpan.FromSeconds(Seconds), request));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture, $"- p99 at half that rate, each request when it is due, {Rounds} times {Seconds} s"),
            Statistics.Milliseconds(Statistics.Median(rounds.Skip(1))), Statistics.Milliseconds(rounds.Skip(1).Max()), Target: "20 ms");
    }

    /// <summary>Makes a bucket, a stream and a queue, and gives the queue's URL.</summary>
    private static async Task<string> PrepareAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        (await http.PutAsync(new Uri("/bench", UriKind.Relative), content: null)).EnsureSuccessStatusCode();
        await CallAsync(http, "kinesis", "Kinesis_20131202.CreateStream", new { StreamName = "bench", ShardCount = 1 });
        return (await CallAsync(http, "sqs", "AmazonSQS.CreateQueue", new { QueueName = "bench" })).GetProperty("QueueUrl").GetString()!;
    }

    private static async Task<JsonElement> CallAsync(HttpClient http, string service, string target, object body)
    {
        using var request = WireRequests.Call(service, target, body);
        using var answer = await http.SendAsync(request);
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private static async Task<Load> RunAsync(string wrk, string script, string queue, Uri server)
    {
        var start = new ProcessStartInfo(wrk, ["-t2", $"-c{Connections}", $"-d{Seconds}s", "--latency", "-s", Built.Wrk(script), server.ToString()])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["QUEUE"] = queue;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && !output.Contains("Non-2xx", StringComparison.Ordinal) && Rate().Match(output) is { Success: true } rate
            ? new(Number(rate.Groups[1].Value), Number(P99().Match(output).Groups[1].Value) * (P99().Match(output).Groups[2].Value == "s" ? 1000 : 1))
            : throw new InvalidOperationException($"wrk with {script}: {output}");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What wrk found.</summary>
    /// <param name="Rate">Requests a second.</param>
    /// <param name="P99">99 of 100 took at most so long, in ms.</param>
    private sealed record Load(double Rate, double P99);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(ms|s)")]
    private static partial Regex P99();
}
