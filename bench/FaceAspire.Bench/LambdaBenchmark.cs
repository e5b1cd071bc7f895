using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>
/// Cold starts: from the start of a function's process until the emulator's Runtime API has its first answer, to an event that makes
/// it work; and the memory that it then holds. Beside the Matcher, Python takes the same event.
/// </summary>
internal static class LambdaBenchmark
{
    private const int Runs = 15;
    private const string Target = "80 ms";

    private sealed record Measured(double Milliseconds, double MegaBytes);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        using var cloud = await LambdaCloud.StartAsync();
        await MatcherBenchmark.EnrolAsync(cloud);
        var visit = 0;
        var batch = 0;
        var matcher = new List<Measured>();
        var python = new List<Measured>();
        for (var run = 0; run < Runs; run++)
        {
            matcher.Add(await StartAsync(cloud, Native("Matcher"), Batch()));
            if (Python.Handler() is { } handler)
            {
                python.Add(await StartAsync(cloud, handler, Batch()));
            }
        }

        var notifier = await RepeatAsync(() => StartAsync(cloud, Native("Notifier"), LambdaEvents.Alert($"visit{visit++}")));
        var enroller = await RepeatAsync(() => StartAsync(cloud, Native("Enroller"), LambdaEvents.Deletion(LambdaCloud.FacesBucket, "Ann/1.jpg")));
        return
        [
            .. Rows("Matcher", "a record's audit and state written", matcher, python),
            .. Rows("Notifier", "an e-mail without a picture sent", notifier, []),
            .. Rows("Enroller", "a photo forgotten", enroller, []),
        ];

        byte[] Batch() => LambdaEvents.Records(batch++, size: 1, MatcherBenchmark.People);
    }

    private static async Task<List<Measured>> RepeatAsync(Func<Task<Measured>> start)
    {
        var measured = new List<Measured>();
        for (var run = 0; run < Runs; run++)
        {
            measured.Add(await start());
        }

        return measured;
    }

    private static async Task<Measured> StartAsync(LambdaCloud cloud, ProcessStartInfo program, byte[] payload)
    {
        var function = $"cold-{Guid.NewGuid()}"; // a new one, for the last one's program was killed while it waited for an event
        await cloud.AddFunctionAsync(function);
        var answered = cloud.InvokeAsync(function, payload); // waits for the program, as a cold start's event does
        var began = Stopwatch.GetTimestamp();
        using var process = cloud.StartRuntime(function, program);
        try
        {
            await answered;
            return new(Stopwatch.GetElapsedTime(began).TotalMilliseconds, ProcessFacts.MegaBytes(process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Native(string function) => new(Built.Native($"FaceAspire.{function}"));

    private static IEnumerable<Row> Rows(string name, string what, List<Measured> ours, List<Measured> peers)
    {
        yield return Row($"{name}: process start to first answer ({what}), {Runs} runs", one => one.Milliseconds, Statistics.Milliseconds, Target);
        yield return Row($"{name}: memory after it", one => one.MegaBytes, MegaBytes, "40 MB");

        Row Row(string row, Func<Measured, double> value, Func<double, string> format, string target) => new(
            row, format(Statistics.Median(ours.Select(value))), format(ours.Max(value)),
            peers.Count == 0 ? "" : $"Python 3.11, boto3: {Statistics.Ratio(Statistics.Median(peers.Select(value)) / Statistics.Median(ours.Select(value)))}",
            target);
    }

    private static string MegaBytes(double value) => value.ToString("0.0 'MB'", CultureInfo.InvariantCulture);
}
