using System.Globalization;
using System.Net;
using System.Text.Json;
using FaceAspire.Analyzer.LocalFaces;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Analyzer.Tests;

/// <summary>An Analyzer between an S3, a Rekognition and data streams in memory, fed as Lambda feeds it.</summary>
internal sealed class AnalyzerRig
{
    public const string FunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:faceaspire-analyzer";
    public const long Start = 1_767_323_045_000;

    private readonly AnalyzerFunction _function;

    public AnalyzerRig(Func<AnalyzerOptions, AnalyzerOptions>? change = null)
    {
        var options = new AnalyzerOptions { FramesBucket = "frames", CollectionId = "people", SearchesPerSecond = 100_000, MotionThreshold = 0 };
        options = change?.Invoke(options) ?? options;
        (var client, Rekognition) = FakeRekognition.Create(Store);
        Kinesis = new(Store.Faults);
        var faces = new FaceFinder(client, options, new(options.SearchesPerSecond, new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) }));
        var analysis = new FrameAnalysis(options, Store, new(options), FaceGate.Of(options), faces, new(Kinesis), new(Log));
        _function = new(options, analysis, new(Log));
    }

    public MemoryObjectStore Store { get; } = new();

    public FakeRekognition Rekognition { get; }

    public FakeKinesis Kinesis { get; }

    public StringWriter Log { get; } = new();

    /// <summary>The records, as the Matcher reads them.</summary>
    public IReadOnlyList<FaceSearchRecord> Records =>
        [.. Kinesis.Records.Select(record => JsonSerializer.Deserialize(record.Data, ContractsJson.Default.FaceSearchRecord)!)];

    /// <summary>Who the faces of each record are taken for, <c>?</c> for nobody.</summary>
    public IEnumerable<string> Persons => Records.Select(record => string.Join(' ', record.FaceSearchResponse!.Select(
        face => face.MatchedFaces is [{ Face.ExternalImageId: var id }, ..] ? id!.Replace(".jpg", "", StringComparison.Ordinal) : "?").Order(StringComparer.Ordinal)));

    /// <summary>Puts a picture where Kinesis Video would.</summary>
    /// <returns>Its key.</returns>
    public string Picture(byte[] jpeg, double seconds = 0, string camera = "door")
    {
        var time = Start + (long)(seconds * 1000);
        var key = $"111122223333_{camera}_{time}_8c63d5b2-0000-0000-0000-00000000000{time % 10}.jpg";
        Store.Set("frames", key, jpeg, Metadata(time / 2000 * 2000, time));
        return key;
    }

    /// <summary>Kinesis Video's metadata.</summary>
    public static Dictionary<string, string> Metadata(long producer, long server) => new()
    {
        ["aws_kinesisvideo_fragment_number"] = "91343852333182522497921856555094773623291269982",
        ["aws_kinesisvideo_producer_timestamp"] = producer.ToString(CultureInfo.InvariantCulture),
        ["aws_kinesisvideo_server_timestamp"] = server.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Hands over messages.</summary>
    /// <returns>The ids of those that failed.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(params SqsMessage[] messages) =>
        [.. (await _function.HandleAsync(new(messages), new("request", FunctionArn, default, null), TestContext.Current.CancellationToken))
            .BatchItemFailures.Select(failure => failure.ItemIdentifier)];

    public Task<IReadOnlyList<string>> HandleAsync(params string[] keys) => HandleAsync([.. keys.Select(key => Message(key))]);

    /// <summary>S3's event, as SQS brings it.</summary>
    public static SqsMessage Message(string key, int received = 1, string bucket = "frames") => Raw(
        JsonSerializer.Serialize(new
        {
            Records = new[] { new { eventName = "ObjectCreated:Put", s3 = new { bucket = new { name = bucket }, @object = new { key = WebUtility.UrlEncode(key) } } } },
        }),
        $"m-{key}", received);

    public static SqsMessage Raw(string body, string id = "m", int received = 1) =>
        new(id, body, new Dictionary<string, string> { ["ApproximateReceiveCount"] = received.ToString(CultureInfo.InvariantCulture) });
}
