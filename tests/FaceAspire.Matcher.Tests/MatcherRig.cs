using System.Globalization;
using System.Text;
using System.Text.Json;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Matcher.Tests;

/// <summary>A Matcher between an S3 and a queue in memory, fed as Lambda feeds it.</summary>
internal sealed class MatcherRig
{
    private static readonly MatcherOptions Options = new() { AuditBucket = "audit", AlertsQueueUrl = "queue" };
    private MatcherFunction _function;

    public MatcherRig()
    {
        Store = new(Faults);
        Queue = new(Faults);
        _function = Start();
        Know("Ann/1.jpg", "Ann Lee");
        Know("Bob/1.jpg", "Bob");
    }

    /// <summary>Another process beside one, at the same S3 and queue.</summary>
    public MatcherRig(MatcherRig beside)
    {
        (Faults, Store, Queue) = (beside.Faults, beside.Store, beside.Queue);
        _function = Start();
    }

    public Faults Faults { get; } = new();

    public MemoryObjectStore Store { get; }

    public FakeAlertQueue Queue { get; }

    public FakeTimeProvider Time { get; } = new();

    public void Know(string key, string person) => Store.Set("audit", AuditKeys.Gallery(PhotoId.OfKey(key)), JsonSerializer.Serialize(
        new GalleryRecord { Key = key, ETag = "e", Person = person, FaceIds = ["f"] }, ContractsJson.Default.GalleryRecord));

    /// <summary>A new process: nothing in memory.</summary>
    public void Restart() => _function = Start();

    public Task<BatchResponse> HandleAsync(params KinesisEventRecord[] records) =>
        _function.HandleAsync(new(records), new("request", "arn", default, null), TestContext.Current.CancellationToken);

    /// <summary>Feeds records as Lambda does: from the first failed one on, until all are handled.</summary>
    public async Task DeliverAsync(IReadOnlyList<KinesisEventRecord> records, Action onFailure)
    {
        for (var left = records; left.Count > 0;)
        {
            if ((await HandleAsync([.. left])).BatchItemFailures is not [{ ItemIdentifier: var from }])
            {
                return;
            }

            onFailure();
            left = [.. left.SkipWhile(record => record.Kinesis.SequenceNumber != from)];
            Assert.NotEmpty(left);
        }
    }

    /// <summary>The audit: each object's lines in order.</summary>
    public IReadOnlyList<AuditLine> Lines() =>
    [
        .. Store.Keys("audit").Where(key => key.StartsWith("records/", StringComparison.Ordinal))
            .SelectMany(key => Store.Text("audit", key).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => JsonSerializer.Deserialize(line, ContractsJson.Default.AuditLine)!),
    ];

    /// <summary>The n-th record of the shard: a frame at n half seconds that shows the persons named.</summary>
    public static KinesisEventRecord Record(int n, params string[] persons) => Raw(n, Json(n, persons));

    public static KinesisEventRecord Raw(int n, string data) => Raw(n, Encoding.UTF8.GetBytes(data));

    public static KinesisEventRecord Raw(int n, byte[] data) => new(
        new(Number(n), "key", data, 1_795_435_200 + n), "arn:aws:kinesis:eu-west-1:1:stream/AmazonRekognition-door", $"shardId-000000000000:{Number(n)}");

    public static string Number(int n) => $"4959{n.ToString("D8", CultureInfo.InvariantCulture)}";

    public static string Json(int n, params string[] persons) => JsonSerializer.Serialize(new
    {
        InputInformation = new
        {
            KinesisVideo = new
            {
                StreamArn = "arn:aws:kinesisvideo:eu-west-1:111122223333:stream/door/1585900000000",
                FragmentNumber = "1",
                ServerTimestamp = 1_795_435_200.5 + n,
                ProducerTimestamp = 1_795_435_200,
                FrameOffsetInSeconds = n * 0.5,
            },
        },
        FaceSearchResponse = persons.Select(person => new
        {
            DetectedFace = new { BoundingBox = new FaceBox(0.1, 0.1, 0.2, 0.2), Confidence = 99 },
            MatchedFaces = new[] { new { Similarity = 95.0, Face = new { ExternalImageId = PhotoId.OfKey($"{person}/1.jpg").Value } } },
        }),
    });

    private MatcherFunction Start() => new(
        Options, new(Store, "audit", Time), new(Store, "audit"), Queue, new(Store, "audit"), new(TextWriter.Null));
}
