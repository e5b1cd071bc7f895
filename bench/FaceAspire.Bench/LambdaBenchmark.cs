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
        var (visit, batch) = (0, 0);
        var matcher = await RepeatAsync(cloud, Native("Matcher"), Batch, Python.Handler);
        var notifier = await RepeatAsync(cloud, Native("Notifier"), () => Task.FromResult(LambdaEvents.Alert($"visit{visit++}")));
        var enroller = await RepeatAsync(cloud, Native("Enroller"), () => Task.FromResult(LambdaEvents.Deletion(LambdaCloud.FacesBucket, "Ann/1.jpg")));
        var analyzer = await RepeatAsync(cloud, Native("Analyzer"), cloud.PutPictureAsync);
        var gated = await RepeatAsync(cloud, Gated(Native("Analyzer")), cloud.PutPictureAsync);
        return
        [
            .. Rows("Matcher", "a record's audit and state written", matcher),
            .. Rows("Notifier", "an e-mail without a picture sent", notifier),
            .. Rows("Enroller", "a photo forgotten", enroller),
            .. Rows("Analyzer", "a picture without a face read, looked at by Rekognition, its record written", analyzer),
            .. Rows("Analyzer with its face gate", "the same picture looked at by the gate alone", gated),
            await PictureRowAsync(cloud, Gated(Native("Analyzer"))()),
            .. ((string[])["Matcher", "Notifier", "Enroller", "Analyzer"]).Select(PackageRow),
        ];

        Task<byte[]> Batch() => Task.FromResult(LambdaEvents.Records(batch++, size: 1, MatcherBenchmark.People));
    }

    /// <summary>Starts a function over and over, and a peer with the same kind of event in between, where there is one.</summary>
    private static async Task<(List<Measured> Ours, List<Measured> Peers)> RepeatAsync(
        LambdaCloud cloud, Func<ProcessStartInfo> program, Func<Task<byte[]>> payload, Func<ProcessStartInfo?>? peer = null)
    {
        var (ours, peers) = (new List<Measured>(), new List<Measured>());
        for (var run = 0; run < Runs; run++)
        {
            ours.Add(await StartAsync(cloud, program(), await payload()));
            if (peer?.Invoke() is { } other)
            {
                peers.Add(await StartAsync(cloud, other, await payload()));
            }
        }

        return (ours, peers);
    }

    /// <summary>What a picture without a face costs once the function is warm: reading it, its motion gate, its face gate, and its record.</summary>
    private static async Task<Row> PictureRowAsync(LambdaCloud cloud, ProcessStartInfo program)
    {
        const int Pictures = 50;
        program.Environment["FaceAspire__MotionThreshold"] = "0"; // else pictures that show nothing new are left out
        await cloud.AddFunctionAsync("warm");
        using var process = cloud.StartRuntime("warm", program);
        try
        {
            await cloud.InvokeAsync("warm", await cloud.PutPictureAsync());
            var cpu = ProcessFacts.Cpu(process);
            for (var picture = 0; picture < Pictures; picture++)
            {
                await cloud.InvokeAsync("warm", await cloud.PutPictureAsync());
            }

            var each = (ProcessFacts.Cpu(process) - cpu).TotalMilliseconds / Pictures;
            return new($"Analyzer with its face gate: CPU of a picture of 640x360, {Pictures} pictures", Statistics.Milliseconds(each));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
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

    private static Func<ProcessStartInfo> Native(string function)
    {
        var program = Built.Native($"FaceAspire.{function}");
        return () => new(program);
    }

    private static Func<ProcessStartInfo> Gated(Func<ProcessStartInfo> program) => () =>
    {
        var gated = program();
        gated.Environment["FaceAspire__FaceGate"] = "30";
        return gated;
    };

    private static Row PackageRow(string function) => new(
        $"{function}: package as it is deployed{(function == "Analyzer" ? ", with the face gate's model" : "")}",
        MegaBytes(new FileInfo(Built.Package($"FaceAspire.{function}")).Length / 1e6), Target: "15 MB");

    private static IEnumerable<Row> Rows(string name, string what, (List<Measured> Ours, List<Measured> Peers) measured)
    {
        var (ours, peers) = measured;
        yield return Row($"{name}: process start to first answer ({what}), {Runs} runs", one => one.Milliseconds, Statistics.Milliseconds, Target);
        yield return Row($"{name}: memory after it", one => one.MegaBytes, MegaBytes, "40 MB");

        Row Row(string row, Func<Measured, double> value, Func<double, string> format, string target) => new(
            row, format(Statistics.Median(ours.Select(value))), format(ours.Max(value)),
            peers.Count == 0 ? "" : $"Python 3.11, boto3: {Statistics.Ratio(Statistics.Median(peers.Select(value)) / Statistics.Median(ours.Select(value)))}",
            target);
    }

    private static string MegaBytes(double value) => value.ToString("0.0 'MB'", CultureInfo.InvariantCulture);
}
