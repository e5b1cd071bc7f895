using System.Diagnostics;

namespace FaceAspire.Bench;

/// <summary>
/// How long it takes from a face's first analysed frame to the e-mail in the mailbox, on the demo camera with fragments of 2 s: the
/// clip plays in real time, people come and go, and each visit gives one measurement.
/// </summary>
internal static class AlertBenchmark
{
    private const int Visits = 12;

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-bench-");
        try
        {
            var port = RunningServer.FreePort();
            var start = new ProcessStartInfo("dotnet", [Built.Program("FaceAspire.AppHost"), "--ephemeral", "--port", $"{port}"]) { WorkingDirectory = folder.FullName };
            if (FrameBenchmark.ModelsFolder is { } models)
            {
                start.Environment["FACEASPIRE_MODELS"] = models;
            }

            start.Environment["FaceAspire__VisitTimeout"] = "00:00:03"; // the next time in the clip is the next visit
            using var system = await RunningServer.StartAsync(start, new($"http://127.0.0.1:{port}/_faceaspire/health"));
            return Rows(await VisitLog.ReadAsync(new($"http://127.0.0.1:{port}"), Visits));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<Row> Rows(IReadOnlyList<VisitTimes> visits)
    {
        return
        [
            Row($"face on camera to e-mail in the mailbox, {visits.Count} visits", visit => visit.MailedAt - visit.FirstFrame, "4 s"),
            Row("- until the frame that makes sure of it", visit => visit.AlertFrame - visit.FirstFrame),
            Row("- its fragment ends, is sent and analysed", visit => visit.RecordAt - visit.AlertFrame),
            Row("- Matcher, queue, Notifier with the picture, SES", visit => visit.MailedAt - visit.RecordAt),
        ];

        Row Row(string what, Func<VisitTimes, TimeSpan> stage, string target = "")
        {
            var seconds = visits.Select(visit => stage(visit).TotalSeconds).ToList();
            return new(what, Statistics.Seconds(Statistics.Median(seconds)), Statistics.Seconds(seconds.Max()), Target: target);
        }
    }
}
