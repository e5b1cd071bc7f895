using System.Text.Json;
using Amazon.S3;
using Amazon.SQS;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>An emulator with a stream <c>cam</c> and a bucket <c>frames</c> whose events can be waited for.</summary>
internal sealed class ImageFixture : IAsyncDisposable
{
    private const string QueueArn = "arn:aws:sqs:us-east-1:000000000000:frames";

    private readonly AmazonSQSClient _sqs;
    private readonly string _queue;

    private ImageFixture(VideoFixture video, string queue) =>
        (Video, S3, _sqs, _queue) = (video, video.Emulator.S3(), video.Emulator.Sqs(), queue);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public VideoFixture Video { get; }

    public AmazonS3Client S3 { get; }

    public static async Task<ImageFixture> StartAsync(TemporaryFolder? folder = null)
    {
        var video = await VideoFixture.StartAsync(folder);
        using var sqs = video.Emulator.Sqs();
        var fixture = new ImageFixture(video, (await sqs.CreateQueueAsync("frames", Token)).QueueUrl);
        await fixture.S3.PutBucketAsync("frames", Token);
        await fixture.S3.PutBucketNotificationAsync(
            new()
            {
                BucketName = "frames",
                QueueConfigurations = [new() { Id = "rule", Queue = QueueArn, Events = [EventType.ObjectCreatedAll] }],
            },
            Token);
        await fixture.EventsAsync(1); // the test message
        return fixture;
    }

    /// <summary>A configuration that can be; some of its members replaced.</summary>
    public static Dictionary<string, object?> Configuration(params (string Member, object? Value)[] members)
    {
        var configuration = new Dictionary<string, object?>
        {
            ["Status"] = "ENABLED",
            ["ImageSelectorType"] = "PRODUCER_TIMESTAMP",
            ["DestinationConfig"] = new { Uri = "s3://frames", DestinationRegion = "us-east-1" },
            ["SamplingInterval"] = 1000,
            ["Format"] = "JPEG",
        };
        foreach (var (member, value) in members)
        {
            configuration[member] = value;
        }

        return configuration;
    }

    public Task<WireAnswer> UpdateAsync(object? configuration, string stream = "cam") => Video.Wire.PostAsync(
        "/updateImageGenerationConfiguration",
        configuration is null ? new { StreamName = stream } : new { StreamName = stream, ImageGenerationConfiguration = configuration });

    public Task<WireAnswer> DescribeAsync(string stream = "cam") =>
        Video.Wire.PostAsync("/describeImageGenerationConfiguration", new { StreamName = stream });

    /// <summary>The keys of so many pictures, once their events are there, in order.</summary>
    public async Task<IReadOnlyList<string>> PicturesAsync(int count) =>
    [
        .. (await EventsAsync(count)).SelectMany(body => JsonDocument.Parse(body).RootElement.GetProperty("Records").EnumerateArray())
            .Select(record => Uri.UnescapeDataString(record.GetProperty("s3").GetProperty("object").GetProperty("key").GetString()!))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Every key in the bucket.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync() =>
        [.. ((await S3.ListObjectsV2Async(new() { BucketName = "frames" }, Token)).S3Objects ?? []).Select(item => item.Key)];

    public async ValueTask DisposeAsync()
    {
        S3.Dispose();
        _sqs.Dispose();
        await Video.DisposeAsync();
    }

    private async Task<List<string>> EventsAsync(int count)
    {
        var bodies = new List<string>();
        while (bodies.Count < count)
        {
            var received = await _sqs.ReceiveMessageAsync(
                new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = _queue, WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }, Token);
            foreach (var message in received.Messages ?? [])
            {
                bodies.Add(message.Body);
                await _sqs.DeleteMessageAsync(_queue, message.ReceiptHandle, Token);
            }
        }

        return bodies;
    }
}
