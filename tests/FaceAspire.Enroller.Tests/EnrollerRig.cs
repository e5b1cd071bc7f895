using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.Rekognition;
using FaceAspire.Aws.Lambda;
using FaceAspire.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Enroller.Tests;

/// <summary>An Enroller between an S3 and a collection in memory, fed as Lambda feeds it.</summary>
internal sealed class EnrollerRig
{
    private static readonly EnrollerOptions Options = new() { FacesBucket = "faces", AuditBucket = "audit", CollectionId = "people" };
    private readonly EnrollerFunction _function;

    public EnrollerRig()
    {
        Rekognition = FakeRekognition.Create(Store);
        var enrolment = new Enrolment(Options, Store, new(Store, "audit"), new(Rekognition, Options), new FakeTimeProvider(), new(TextWriter.Null));
        _function = new(Options, enrolment, new(TextWriter.Null));
    }

    public MemoryObjectStore Store { get; } = new();

    public Faults Faults => Store.Faults;

    public IList<Amazon.Rekognition.Model.Face> Faces => ((FakeRekognition)Rekognition).Faces;

    private IAmazonRekognition Rekognition { get; }

    public void Photo(string key, string shows, params (string Key, string Value)[] tags) => Store.Set("faces", key, shows, tags);

    public GalleryRecord? Record(string key) => Store.Keys("audit").Contains(AuditKeys.Gallery(PhotoId.OfKey(key)))
        ? JsonSerializer.Deserialize(Store.Text("audit", AuditKeys.Gallery(PhotoId.OfKey(key))), ContractsJson.Default.GalleryRecord)
        : null;

    public string? Note(string key) => Store.Keys("faces").Contains($"{key}.refused.txt") ? Store.Text("faces", $"{key}.refused.txt") : null;

    /// <summary>Hands over messages.</summary>
    /// <returns>The ids of those that failed.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(params SqsMessage[] messages) =>
        [.. (await _function.HandleAsync(new(messages), new("request", "arn", default, null), TestContext.Current.CancellationToken))
            .BatchItemFailures.Select(failure => failure.ItemIdentifier)];

    public Task<IReadOnlyList<string>> UploadedAsync(string key, int received = 1) => HandleAsync(Message(key, received));

    /// <summary>S3's event, as SQS brings it.</summary>
    public static SqsMessage Message(string key, int received = 1, string name = "ObjectCreated:Put", string bucket = "faces") => Raw(
        JsonSerializer.Serialize(new
        {
            Records = new[]
            {
                new
                {
                    eventVersion = "2.1",
                    eventName = name,
                    s3 = new { bucket = new { name = bucket }, @object = new { key = WebUtility.UrlEncode(key), sequencer = "0055AED6DCD90281E5" } },
                },
            },
        }),
        $"m-{key}", received);

    public static SqsMessage Raw(string body, string id = "m", int received = 1) =>
        new(id, body, new Dictionary<string, string> { ["ApproximateReceiveCount"] = received.ToString(CultureInfo.InvariantCulture) });
}
