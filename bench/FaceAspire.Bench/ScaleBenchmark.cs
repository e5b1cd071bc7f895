using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using FaceAspire.Matcher;

namespace FaceAspire.Bench;

/// <summary>
/// A thousand cameras' records through the real Matcher and Notifier in this process, on one thread, with S3, SQS, the stored video and
/// SES in memory: what the code itself can do on a core, how much state it keeps, and that every visit is alerted once.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Cameras = 1000;
    private const int BatchSize = 100;
    private const int Batches = 6; // of each camera: five minutes at two frames a second

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        await ReplayAsync(cameras: 50); // warms up
        var replay = await ReplayAsync(Cameras);
        return
        [
            new($"scale: {Cameras} cameras, {replay.Records} records: records a second of one core, Matcher", Rate(replay.Records / replay.Matching.TotalSeconds)),
            new("scale: the same, alerts a second of one core, Notifier without pictures", Rate(replay.Alerts / replay.Notifying.TotalSeconds)),
            new("scale: e-mails, of as many visits", $"{replay.Emails}", Beside: $"{replay.Visits} visits", Target: "the same"),
            new("scale: state of a camera in S3", Bytes(replay.StateMedian), Bytes(replay.StateWorst)),
            new("scale: audit of a record in S3", Bytes(replay.AuditBytes / (double)replay.Records)),
            new("scale: S3 writes of 100 records", Number(replay.Writes * 100.0 / replay.Records)),
        ];
    }

    private static async Task<Replay> ReplayAsync(int cameras)
    {
        var store = new CountingStore();
        var queue = new AlertList();
        await EnrolAsync(store);
        var traffic = Enumerable.Range(0, cameras).Select(camera => new CameraTraffic(camera)).ToList();
        var began = Stopwatch.GetTimestamp();
        foreach (var camera in traffic)
        {
            var matcher = Matcher(store, queue); // one shard has one writer, so each camera has a process of its own
            for (var batch = 0; batch < Batches; batch++)
            {
                await HandleAsync(matcher, camera.Batch(batch, BatchSize));
            }
        }

        var matching = Stopwatch.GetElapsedTime(began) - traffic.Aggregate(TimeSpan.Zero, (sum, camera) => sum + camera.Writing);
        began = Stopwatch.GetTimestamp();
        var emails = await NotifierReplay.RunAsync(store, queue.Alerts);
        return new(cameras * Batches * BatchSize, traffic.Sum(camera => camera.Visits), queue.Alerts.Count, emails, matching, Stopwatch.GetElapsedTime(began), store);
    }

    private static async Task EnrolAsync(CountingStore store)
    {
        foreach (var key in Enumerable.Range(0, CameraTraffic.People).Select(LambdaEvents.Photo))
        {
            var record = new GalleryRecord { Key = key, ETag = "e", Person = key.Split('/')[0], FaceIds = ["f"] };
            await store.PutAsync(
                "audit", AuditKeys.Gallery(PhotoId.OfKey(key)), JsonSerializer.SerializeToUtf8Bytes(record, ContractsJson.Default.GalleryRecord), "application/json",
                default, CancellationToken.None);
        }
    }

    private static MatcherFunction Matcher(CountingStore store, AlertList queue) => new(
        new() { AuditBucket = "audit", AlertsQueueUrl = "queue" }, new(store, "audit", TimeProvider.System), new(store, "audit"), queue,
        new(store, "audit"), new(TextWriter.Null));

    private static async Task HandleAsync(MatcherFunction matcher, byte[] payload)
    {
        var batch = JsonSerializer.Deserialize(payload, LambdaJson.Default.KinesisEvent)!; // as the runtime loop does
        var answer = await matcher.HandleAsync(batch, new("request", "arn", default, null), CancellationToken.None);
        if (answer.BatchItemFailures.Count > 0)
        {
            throw new InvalidOperationException($"The Matcher failed at {answer.BatchItemFailures[0].ItemIdentifier}.");
        }
    }

    private static string Rate(double value) => value.ToString("0 '/s'", CultureInfo.InvariantCulture);

    private static string Bytes(double value) => value.ToString("0 'B'", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Replay(int Records, int Visits, int Alerts, int Emails, TimeSpan Matching, TimeSpan Notifying, CountingStore Store)
    {
        private readonly List<long> _states = [.. Store.Sizes("state/").Order()];

        public double StateMedian => _states[_states.Count / 2];

        public double StateWorst => _states[^1];

        public long AuditBytes => Store.Sizes("records/").Sum();

        public int Writes => Store.Writes;
    }
}
